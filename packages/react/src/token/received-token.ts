import { parseTokenReply, readJwtTimes } from '@phoenix-checkout/core';
import { toTokenReply } from './source/index.js';
import { elapsedMs, thisMoment, type Moment } from '../page/moment.js';

/**
 * A token on this page's clocks. Its life counts from receipt, by the seconds that it had left, so
 * a wrong clock on this side does no harm. The token itself is private: copies, JSON, persisted
 * caches and developer tools do not get it.
 */
export class ReceivedToken {
  readonly #accessToken: string;
  declare readonly receivedAt: Moment;
  /** Milliseconds on the wall clock; absent: nobody knows. */
  declare readonly expiresAt: number | undefined;
  /** Milliseconds that it had left when it was received; `Infinity`: nobody knows. */
  declare readonly lifeMs: number;
  /** Milliseconds that such a token lives in all, as far as is known. */
  declare readonly lifetimeMs: number;

  /**
   * @param longestSeenMs the longest life seen of this backend's tokens, for opaque ones
   * @throws PhoenixError `invalid_token_reply`
   */
  constructor(input: unknown, longestSeenMs = 0) {
    const now = Date.now();
    const { accessToken, expiresAt } = parseTokenReply(toTokenReply(input), now);
    const { iat, exp } = readJwtTimes(accessToken);
    this.#accessToken = accessToken;
    this.receivedAt = thisMoment();
    this.expiresAt = expiresAt;
    this.lifeMs = expiresAt ? expiresAt - now : Infinity;
    this.lifetimeMs = (exp - iat) * 1000 || Math.max(this.lifeMs, longestSeenMs);
  }

  get accessToken(): string {
    return this.#accessToken;
  }
}

/** Milliseconds left: `Infinity` where nobody knows, 0 of none. */
export const remainingMs = (token?: ReceivedToken): number =>
  token ? token.lifeMs - elapsedMs(token.receivedAt) : 0;

/** The token, if it has not expired. */
export const unexpired = (token?: ReceivedToken): ReceivedToken | undefined =>
  remainingMs(token) > 0 ? token : undefined;

const UNKNOWN_LIFE_MS = 300_000;

/** What a frame's token is to have left: an order's 25 minutes and a margin, at most half of its life. */
const enoughMs = (token: ReceivedToken, minRemainingSeconds = 1800): number =>
  Math.min(minRemainingSeconds * 1000, token.lifetimeMs / 2);

/** True for a token that a new frame is not to start with if a better one can be had. */
export function isShort(token: ReceivedToken, minRemainingSeconds?: number): boolean {
  return token.lifeMs === Infinity
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
  const { lifeMs, receivedAt } = token;
  const earlyMs = lifeMs - enoughMs(token, minRemainingSeconds);
  return Math.max(1000, earlyMs > 0 ? earlyMs : lifeMs / 4) - elapsedMs(receivedAt);
}
