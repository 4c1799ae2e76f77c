'use client';

import { isOrderOpen, ORDER_LIFESPAN_MS } from '@phoenix-checkout/core';
import * as React from 'react';
import { hasFocus, startAlarm, useBrowserLayoutEffect } from '../page/index.js';
import { record, type CheckoutAction, type CheckoutLife } from './checkout-life.js';
import type { CheckoutTarget } from './checkout-target.js';
import { isSpent, planFrame } from './frame-plan.js';
import type { FrameElement } from './use-frame-element.js';
import { remainingMs, type ReceivedTokenState } from '../token/index.js';

/** How often to look whether a payer has left the frame, whom newer values or an order's end wait for. */
const LOOK_AGAIN_MS = 500;

export interface FramePlanOptions {
  life: CheckoutLife;
  dispatch: React.Dispatch<CheckoutAction>;
  /** Undefined while the values are not valid, or nothing is wanted. */
  target: CheckoutTarget | undefined;
  tokens: ReceivedTokenState;
  minRemainingSeconds: number | undefined;
  element: FrameElement;
}

/**
 * Carries the plan for the frame out, whenever something changed or time has done its part.
 *
 * @returns true while newer values wait for the payer
 */
export function useFramePlan(options: FramePlanOptions): boolean {
  const { life, dispatch, target, tokens, minRemainingSeconds, element } = options;
  const { frame, session, openedAtMonotonicMs = Infinity } = life;
  const [isWaiting, setWaiting] = React.useState(false);
  const [, lookAgain] = React.useState({});

  useBrowserLayoutEffect(() => {
    const isUsed = () => hasFocus(element.ref.current);
    const plan = planFrame(life, target, tokens, minRemainingSeconds, isUsed);
    setWaiting(plan === 'wait');
    if (typeof plan === 'object') dispatch(plan);
    else if (plan === 'drop' || plan === 'ask') {
      if (frame) dispatch({ do: 'drop' });
      if (plan === 'ask' && !tokens.isFetching) void tokens.refresh();
    }
  });

  React.useEffect(() => {
    const endOrder = () => {
      const leftMs = ORDER_LIFESPAN_MS - (performance.now() - openedAtMonotonicMs);
      if (leftMs > 0) return leftMs;
      if (!hasFocus(element.ref.current)) dispatch(record({ type: 'order_expired' }));
      return LOOK_AGAIN_MS;
    };
    const endFrame = () => {
      if (isWaiting || isSpent(life)) lookAgain({});
      return isWaiting ? LOOK_AGAIN_MS : remainingMs(frame?.token);
    };
    // While an order is open nothing else is due; its end brings a new plan.
    return startAlarm(isOrderOpen(session) ? endOrder : endFrame, element.page);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- of the session, its status counts
  }, [frame, isWaiting, session.status, openedAtMonotonicMs, element.page]);

  return isWaiting;
}
