'use client';

import { isOrderOpen, ORDER_LIFESPAN_MS } from '@phoenix-checkout/core';
import * as React from 'react';
import { startAlarm } from '../page/alarm.js';
import {
  note,
  type CheckoutAction,
  type CheckoutLife,
  type CheckoutTarget,
} from './checkout-life.js';
import { isSpent, planFrame } from './frame-plan.js';
import { hasFocus } from '../page/has-focus.js';
import { useBrowserLayoutEffect } from '../page/latest.js';
import { elapsedMs } from '../page/moment.js';
import { remainingMs, type ReceivedTokenState } from '../token/index.js';

const LOOK_AGAIN_MS = 500;

/**
 * Carries the plan for the frame out, whenever something changed or time has done its part.
 *
 * @returns true while newer values wait for the payer
 */
export function useFramePlan(
  checkout: CheckoutLife,
  target: CheckoutTarget | undefined,
  tokens: ReceivedTokenState,
  minRemainingSeconds: number | undefined,
  element: React.RefObject<HTMLIFrameElement | null>,
  dispatch: React.Dispatch<CheckoutAction>,
): boolean {
  const [isWaiting, setWaiting] = React.useState(false);
  const [, lookAgain] = React.useState({});
  const { frame, session, openedAt } = checkout;

  const isUsed = () => hasFocus(element.current);

  useBrowserLayoutEffect(() => {
    const plan = planFrame(checkout, target, tokens, minRemainingSeconds, isUsed);
    setWaiting(plan === 'wait');
    if (typeof plan === 'object') dispatch({ do: 'start', target: plan.start, token: plan.token });
    else if (plan === 'drop' || plan === 'ask') {
      if (frame) dispatch({ do: 'drop' });
      if (plan === 'ask' && !tokens.isFetching) void tokens.refresh();
    }
  });

  React.useEffect(
    () =>
      startAlarm(() => {
        if (openedAt && isOrderOpen(session)) {
          const leftMs = ORDER_LIFESPAN_MS - elapsedMs(openedAt);
          if (leftMs > 0) return leftMs;
          // A payer who is still in the frame is not to be interrupted even then.
          if (!isUsed()) dispatch(note({ type: 'order_expired' }));
          return LOOK_AGAIN_MS;
        }
        if (isWaiting || isSpent(checkout)) lookAgain({});
        return isWaiting ? LOOK_AGAIN_MS : remainingMs(frame?.token);
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- of the session, its status counts
    [frame, isWaiting, session.status, openedAt],
  );

  return isWaiting;
}
