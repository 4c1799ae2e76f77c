import {
  buildCheckoutUrl,
  idleCheckout,
  reduceCheckout,
  type CheckoutEvent,
  type CheckoutState,
  type HostEvent,
} from '@phoenix-checkout/core';
import { isSameTarget, type CheckoutTarget, type StartedFrame } from './frame-plan.js';
import type { HeldToken } from './held-token.js';

/** A frame and the session that goes on in it. */
export interface CheckoutLife {
  frame: StartedFrame | undefined;
  session: CheckoutState;
  lastId: number;
}

export type CheckoutAction =
  /** A new frame, in place of the old one if there is one. */
  | { do: 'start'; target: CheckoutTarget; token: HeldToken }
  /** The frame goes. */
  | { do: 'drop' }
  | { do: 'note'; event: CheckoutEvent | HostEvent };

export const noCheckout: CheckoutLife = { frame: undefined, session: idleCheckout, lastId: 0 };

export function reduceLife(life: CheckoutLife, action: CheckoutAction): CheckoutLife {
  if (action.do === 'drop') return { ...noCheckout, lastId: life.lastId };
  if (action.do === 'note') {
    const session = reduceCheckout(life.session, action.event);
    return session === life.session ? life : { ...life, session };
  }
  const { target, token } = action;
  // StrictMode runs effects twice: the same start is one start.
  if (life.frame?.token === token && isSameTarget(life.frame.target, target)) return life;
  const id = life.lastId + 1;
  const src = buildCheckoutUrl({ ...target, accessToken: token.accessToken });
  return {
    frame: { id, src, target, token },
    session: reduceCheckout(life.session, { type: 'frame_started' }),
    lastId: id,
  };
}
