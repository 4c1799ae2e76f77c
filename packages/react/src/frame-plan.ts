import type { UsdAmount, WalletAddress } from '@phoenix-checkout/core';
import { isShort, unexpired, type HeldToken } from './held-token.js';
import { elapsedMs } from './moment.js';

/** What a checkout is to show, in canonical values. */
export interface CheckoutTarget {
  address: WalletAddress;
  amount: UsdAmount;
  theme: 'light' | 'dark' | undefined;
  shareOn: boolean;
  checkoutUrl: string;
  /** Whose tokens: another source means another partner or user. */
  source: string;
}

/** A frame that was started, and with what. It is never changed: other values are another frame. */
export interface StartedFrame {
  /** Its React key. */
  id: number;
  src: string;
  target: CheckoutTarget;
  token: HeldToken;
}

export interface FrameSituation {
  frame: StartedFrame | undefined;
  /** Undefined while the values are not valid, or nothing is wanted. */
  target: CheckoutTarget | undefined;
  token: HeldToken | undefined;
  /** True if the token's source was asked for a better one, and has none. */
  hasFailed: boolean;
  minRemainingSeconds: number | undefined;
  /** True while the payer could start in this frame: neither an order nor an end of one is shown. */
  isIdle: boolean;
  /** Looked up only if the frame would have to go. */
  isPinned: () => boolean;
}

/**
 * What is to become of the frame. `keep`: it stays; `wait`: it would have to go, but the payer is
 * at work in it; `drop`: it goes, nothing can be shown yet; `ask`: as `drop`, and a better token is
 * to be asked for; `start`: a new one starts with this token.
 */
export type FramePlan =
  'keep' | 'wait' | 'drop' | 'ask' | { start: CheckoutTarget; token: HeldToken };

const ASK_AGAIN_MS = 30_000;

export function isSameTarget(a: CheckoutTarget, b: CheckoutTarget): boolean {
  return (Object.keys(a) as (keyof CheckoutTarget)[]).every((name) => a[name] === b[name]);
}

/**
 * The rule of a frame's life, pure. A frame goes only for other values, or because the token that
 * it was started with has expired while nobody used it; a renewed token alone moves nothing. A
 * payer at work is never interrupted. A new frame starts with a token that lasts, if one can be had.
 */
export function planFrame(situation: FrameSituation): FramePlan {
  const { frame, target, token, isIdle, minRemainingSeconds } = situation;
  if (frame) {
    const isCurrent = target !== undefined && isSameTarget(frame.target, target);
    const isSpent = isIdle && !unexpired(frame.token);
    if (isCurrent && !isSpent) return 'keep';
    if (situation.isPinned()) return 'wait';
  }
  if (!target || !token) return 'drop';
  const isWorthAsking = !situation.hasFailed && elapsedMs(token.receivedAt) > ASK_AGAIN_MS;
  if (isWorthAsking && isShort(token, minRemainingSeconds)) return 'ask';
  return { start: target, token };
}
