'use client';

import { isOrderOpen, ORDER_LIFESPAN_MS } from '@phoenix-checkout/core';
import { useEffect, useReducer, useRef, useState, type Dispatch, type RefObject } from 'react';
import { startAlarm } from './alarm.js';
import type { CheckoutAction, CheckoutLife } from './checkout-life.js';
import { planFrame, type CheckoutTarget, type FramePlan } from './frame-plan.js';
import { remainingMs, unexpired } from './held-token.js';
import { useBrowserLayoutEffect } from './latest.js';
import { elapsedMs, thisMoment, type Moment } from './moment.js';
import type { HeldTokenState } from './use-held-token.js';

const LOOK_AGAIN_MS = 500;

/** True while the payer's focus is in the frame. Computed, since focus moves without events. */
function hasFocus(element: HTMLIFrameElement | null): boolean {
  const root = element?.getRootNode() as Partial<DocumentOrShadowRoot> | undefined;
  return element !== null && element.isConnected && root?.activeElement === element;
}

/** True while nothing would be lost with the frame: no order is open, and no end of one is shown. */
function isIdle({ session }: CheckoutLife): boolean {
  return !isOrderOpen(session) && session.status !== 'cancelled' && session.status !== 'done';
}

export interface FramePlanInput {
  checkout: CheckoutLife;
  target: CheckoutTarget | undefined;
  tokens: HeldTokenState;
  minRemainingSeconds: number | undefined;
}

/** What is to become of the frame now. */
export function planNow(
  { checkout, target, tokens, minRemainingSeconds }: FramePlanInput,
  element: HTMLIFrameElement | null,
): FramePlan {
  const { token, hasFailed } = tokens;
  return planFrame({
    frame: checkout.frame,
    target,
    token,
    hasFailed,
    minRemainingSeconds,
    isIdle: isIdle(checkout),
    isPinned: () => isOrderOpen(checkout.session) || hasFocus(element),
  });
}

/**
 * Carries the plan out, whenever something changed or time has done its part.
 *
 * @returns true while newer values wait for the payer
 */
export function useFramePlan(
  input: FramePlanInput,
  element: RefObject<HTMLIFrameElement | null>,
  dispatch: Dispatch<CheckoutAction>,
): boolean {
  const [isWaiting, setWaiting] = useState(false);
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);
  const { checkout, tokens } = input;
  const { frame, session } = checkout;

  useBrowserLayoutEffect(() => {
    const plan = planNow(input, element.current);
    setWaiting(plan === 'wait');
    if (typeof plan === 'object') {
      dispatch({ do: 'start', target: plan.start, token: plan.token });
    } else if (plan === 'drop' || plan === 'ask') {
      if (frame) dispatch({ do: 'drop' });
      if (plan === 'ask' && !tokens.isFetching) void tokens.refresh();
    }
  });

  const isOpen = isOrderOpen(session);
  const orderKey = isOpen ? `${frame?.id} ${session.order?.orderId}` : undefined;
  const opened = useRef<{ orderKey: string; at: Moment } | undefined>(undefined);
  useBrowserLayoutEffect(() => {
    // By its key: a hidden Activity runs this again in the middle of an order.
    if (orderKey === opened.current?.orderKey) return;
    opened.current = orderKey ? { orderKey, at: thisMoment() } : undefined;
  }, [orderKey]);

  useEffect(() => {
    return startAlarm(() => {
      if (opened.current) {
        const leftMs = ORDER_LIFESPAN_MS - elapsedMs(opened.current.at);
        if (leftMs > 0) return leftMs;
        if (!hasFocus(element.current)) dispatch({ do: 'note', event: { type: 'order_expired' } });
        return LOOK_AGAIN_MS;
      }
      if (isWaiting) {
        lookAgain();
        return LOOK_AGAIN_MS;
      }
      if (!frame || !isIdle(checkout)) return Infinity;
      if (!unexpired(frame.token)) lookAgain();
      return remainingMs(frame.token);
    });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- of the session, its status counts
  }, [frame, isWaiting, session.status, orderKey, dispatch, element]);

  return isWaiting;
}
