import { elapsedMs } from '../page/moment.js';
import { remainingMs, type ReceivedToken } from './received-token.js';

/** A token of unknown lifetime is good for a new frame for so long. */
const UNKNOWN_LIFE_MS = 300_000;

/** What a frame's token is to have left: an order's 25 minutes and a margin, at most half of its life. */
const enoughMs = (token: ReceivedToken, minRemainingSeconds = 1800): number =>
  Math.min(minRemainingSeconds * 1000, token.fullLifeMs / 2);

/** True for a token that a new frame is not to start with if a better one can be had. */
export function isShort(token: ReceivedToken, minRemainingSeconds?: number): boolean {
  return token.leftAtReceiptMs === Infinity
    ? elapsedMs(token.receivedAt) > UNKNOWN_LIFE_MS
    : remainingMs(token) < enoughMs(token, minRemainingSeconds);
}

/**
 * Milliseconds from now until it is time to renew. A backend that hands out what it has, old or
 * not, is asked again after a quarter of what is left, not at once.
 */
export function renewalDueMs(
  token: ReceivedToken | undefined,
  minRemainingSeconds?: number,
): number {
  if (!token) return 0;
  const { leftAtReceiptMs, receivedAt } = token;
  const earlyMs = leftAtReceiptMs - enoughMs(token, minRemainingSeconds);
  return Math.max(1000, earlyMs > 0 ? earlyMs : leftAtReceiptMs / 4) - elapsedMs(receivedAt);
}
