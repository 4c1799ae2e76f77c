import {
  idleCheckout,
  isOrderOpen,
  reduceCheckout,
  type CheckoutEvent,
  type CheckoutState,
  type HostEvent,
} from '@phoenix-checkout/core';
import type { ReceivedToken } from '../token/index.js';
import { thisMoment, type Moment } from '../page/moment.js';

/** What a checkout is to show. */
export interface CheckoutTarget {
  /** The frame's URL in canonical form, but for the token. */
  url: string;
  /** Whose tokens: another source means another partner or user. */
  queryHash: string;
}

/** A frame that was started, and with what. It is never changed: other values are another frame. */
export interface StartedFrame extends CheckoutTarget {
  /** Its React key. */
  id: number;
  src: string;
  token: ReceivedToken;
}

/** A frame and the session that goes on in it. */
export interface CheckoutLife {
  frame?: StartedFrame | undefined;
  session: CheckoutState;
  /** When the open order was made known. */
  openedAt?: Moment | undefined;
  lastId: number;
}

export type CheckoutAction =
  /** A new frame, in place of the old one if there is one. */
  | { do: 'start'; target: CheckoutTarget; token: ReceivedToken }
  /** The frame goes. */
  | { do: 'drop' }
  | { do: 'note'; event: CheckoutEvent | HostEvent; at: Moment };

/** What to dispatch when something happened just now. */
export const note = (event: CheckoutEvent | HostEvent): CheckoutAction => ({
  do: 'note',
  event,
  at: thisMoment(),
});

export const noCheckout: CheckoutLife = { session: idleCheckout, lastId: 0 };

/** True for a frame that shows what is wanted. */
export const shows = (frame: StartedFrame | undefined, target: CheckoutTarget | undefined) =>
  frame?.url === target?.url && frame?.queryHash === target?.queryHash;

export function reduceLife(life: CheckoutLife, action: CheckoutAction): CheckoutLife {
  const { frame, session, lastId } = life;
  if (action.do === 'drop') return { ...noCheckout, lastId };
  if (action.do === 'note') {
    const next = reduceCheckout(session, action.event);
    const isSameOrder = isOrderOpen(session) && session.order === next.order;
    return { ...life, session: next, openedAt: isSameOrder ? life.openedAt : action.at };
  }
  const { target, token } = action;
  // StrictMode runs effects twice: the same start is one start.
  if (frame?.token === token && shows(frame, target)) return life;
  const src = new URL(target.url);
  src.searchParams.set('access_token', token.accessToken);
  return {
    frame: { ...target, id: lastId + 1, src: src.href, token },
    session: reduceCheckout(session, { type: 'frame_started' }),
    lastId: lastId + 1,
  };
}
