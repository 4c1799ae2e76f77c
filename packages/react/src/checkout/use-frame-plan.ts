'use client';

import { isOrderOpen } from '@phoenix-checkout/core';
import * as React from 'react';
import { startAlarm } from '../page/alarm.js';
import type { CheckoutAction, CheckoutLife } from './checkout-life.js';
import type { CheckoutTarget } from './checkout-target.js';
import { isSpent, planFrame } from './frame-plan.js';
import { hasFocus } from '../page/has-focus.js';
import { useBrowserLayoutEffect } from '../page/latest.js';
import type { FrameElement } from './use-frame-element.js';
import { remainingMs, type ReceivedTokenState } from '../token/index.js';

/** How often to look whether a payer whom newer values wait for has left the frame. */
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
  const { frame, session } = life;
  const [isWaiting, setWaiting] = React.useState(false);
  const [, lookAgain] = React.useState({});

  useBrowserLayoutEffect(() => {
    const isUsed = () => hasFocus(element.ref.current);
    const plan = planFrame(life, target, tokens, minRemainingSeconds, isUsed);
    setWaiting(plan === 'wait');
    if (typeof plan === 'object') dispatch({ do: 'start', target: plan.start, token: plan.token });
    else if (plan === 'drop' || plan === 'ask') {
      if (frame) dispatch({ do: 'drop' });
      if (plan === 'ask' && !tokens.isFetching) void tokens.refresh();
    }
  });

  const isOpen = isOrderOpen(session);
  React.useEffect(() => {
    // Nothing is due before the order's end, which brings a new plan.
    if (isOpen) return undefined;
    return startAlarm(() => {
      if (isWaiting || isSpent(life)) lookAgain({});
      return isWaiting ? LOOK_AGAIN_MS : remainingMs(frame?.token);
    }, element.page);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- of the session, its status counts
  }, [frame, isWaiting, isOpen, session.status, element.page]);

  return isWaiting;
}
