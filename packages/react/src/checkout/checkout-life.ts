import {
  idleCheckout,
  isOrderOpen,
  reduceCheckout,
  type CheckoutEvent,
  type CheckoutState,
  type HostEvent,
  type PhoenixError,
} from '@phoenix-checkout/core';
import { frameSrc, type CheckoutTarget } from './checkout-target.js';
import type { ReceivedToken } from '../token/received-token.js';

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
  /**
   * When the open order was made known, on the page's monotonic clock: it stands still while the
   * machine sleeps, so an order is taken for over too late, never too early.
   */
  openedAtMonotonicMs?: number | undefined;
  /** Set while the browser is offline. */
  offline?: PhoenixError | undefined;
  /** The frame began to load, or went on, without a network: it will show the browser's own page. */
  isLoadLost: boolean;
  lastId: number;
}

/** A new frame, in place of the old one if there is one. */
export interface StartAction {
  do: 'start';
  target: CheckoutTarget;
  token: ReceivedToken;
}

export type CheckoutAction =
  | StartAction
  /** The frame goes. */
  | { do: 'drop' }
  /** Something happened in the frame or around it. */
  | { do: 'record'; event: CheckoutEvent | HostEvent; atMonotonicMs: number }
  /** The browser is offline, or is online again. */
  | { do: 'lose_network'; error: PhoenixError }
  | { do: 'regain_network' };

/** What to dispatch when something happened just now. */
export const record = (event: CheckoutEvent | HostEvent): CheckoutAction => ({
  do: 'record',
  event,
  atMonotonicMs: performance.now(),
});

export const noCheckout: CheckoutLife = {
  session: idleCheckout,
  isLoadLost: false,
  lastId: 0,
};

/** True for a frame that shows what is wanted. */
export const shows = (frame: StartedFrame | undefined, target: CheckoutTarget | undefined) =>
  frame?.url === target?.url && frame?.queryHash === target?.queryHash;

export function reduceLife(life: CheckoutLife, action: CheckoutAction): CheckoutLife {
  const { frame, session, offline, lastId } = life;
  const isLoading = session.status === 'loading';
  const dropped = { ...noCheckout, offline, lastId };
  switch (action.do) {
    case 'drop':
      return dropped;
    case 'lose_network':
      return { ...life, offline: action.error, isLoadLost: isLoading };
    case 'regain_network': {
      const isLost = session.status === 'error' || (isLoading && life.isLoadLost);
      return { ...(isLost ? dropped : life), offline: undefined };
    }
    case 'record': {
      // A browser without a network "loads" a page of its own.
      const isLoadError = offline && isLoading && action.event.type === 'frame_loaded';
      const event = isLoadError ? ({ type: 'errored', error: offline } as const) : action.event;
      const next = reduceCheckout(session, event);
      const isSameOrder = isOrderOpen(session) && session.order === next.order;
      const openedAtMonotonicMs = isSameOrder ? life.openedAtMonotonicMs : action.atMonotonicMs;
      return {
        ...life,
        session: next,
        openedAtMonotonicMs: isOrderOpen(next) ? openedAtMonotonicMs : undefined,
      };
    }
    case 'start': {
      const { target, token } = action;
      // StrictMode runs effects twice: the same start is one start.
      if (frame?.token === token && shows(frame, target)) return life;
      const id = lastId + 1;
      return {
        frame: { ...target, id, src: frameSrc(target, token.accessToken), token },
        session: reduceCheckout(session, { type: 'frame_started' }),
        offline,
        isLoadLost: offline !== undefined,
        lastId: id,
      };
    }
  }
}
