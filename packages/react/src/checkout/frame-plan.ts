import { isOrderOpen } from '@phoenix-checkout/core';
import { shows, type CheckoutLife, type StartAction } from './checkout-life.js';
import type { CheckoutTarget } from './checkout-target.js';
import { elapsedMs } from '../page/moment.js';
import { unexpired, type ReceivedToken } from '../token/received-token.js';
import { isShort } from '../token/token-lifetime.js';

/**
 * What is to become of the frame. `keep`: it stays; `wait`: it would have to go, but the payer is
 * at work in it; `drop`: it goes, nothing can be shown yet; `ask`: as `drop`, and a better token is
 * to be asked for; an action: a new one starts.
 */
export type FramePlan = 'keep' | 'wait' | 'drop' | 'ask' | StartAction;

/** What is known of a source's tokens when a frame is planned. */
export interface TokenAtHand {
  /** The best one; never an expired one. */
  token: ReceivedToken | undefined;
  /** Failed requests since the last success. */
  failureCount: number;
}

const ASK_AGAIN_MS = 30_000;

/**
 * True for a frame that is of no use any more: its token has expired, and nothing would be lost with
 * it, since no order is open and no end of one is shown.
 */
export function isSpent({ frame, session }: CheckoutLife): boolean {
  const showsEnd = session.status === 'cancelled' || session.status === 'done';
  return frame !== undefined && !isOrderOpen(session) && !showsEnd && !unexpired(frame.token);
}

/**
 * The rule of a frame's life. A frame goes only for other values, or because the token that it was
 * started with has expired before the payer began; a renewed token alone moves nothing. A payer at
 * work is never interrupted. A new frame starts with a token that lasts, if one can be had.
 *
 * @param target undefined while the values are not valid, or nothing is wanted
 * @param isUsed tells whether the payer is in the frame; looked up only if it would have to go
 */
export function planFrame(
  checkout: CheckoutLife,
  target: CheckoutTarget | undefined,
  { token, failureCount }: TokenAtHand,
  minRemainingSeconds: number | undefined,
  isUsed: () => boolean,
): FramePlan {
  const { frame, session } = checkout;
  if (frame) {
    if (shows(frame, target) && !isSpent(checkout)) return 'keep';
    if (isOrderOpen(session) || isUsed()) return 'wait';
  }
  if (!target || !token) return 'drop';
  const isWorthAsking = !failureCount && elapsedMs(token.receivedAt) > ASK_AGAIN_MS;
  return isWorthAsking && isShort(token, minRemainingSeconds)
    ? 'ask'
    : { do: 'start', target, token };
}
