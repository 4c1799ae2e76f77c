'use client';

import * as React from 'react';
import { startAlarm } from './alarm.js';
import type { CheckoutAction, CheckoutLife, CheckoutTarget } from './checkout-life.js';
import { isIdle, planFrame } from './frame-plan.js';
import { remainingMs, unexpired } from './held-token.js';
import { useBrowserLayoutEffect } from './latest.js';
import type { HeldTokenState } from './use-held-token.js';

const LOOK_AGAIN_MS = 500;

/**
 * Carries the plan for the frame out, whenever something changed or time has done its part.
 *
 * @returns true while newer values wait for the payer
 */
export function useFramePlan(
  checkout: CheckoutLife,
  target: CheckoutTarget | undefined,
  tokens: HeldTokenState,
  minRemainingSeconds: number | undefined,
  element: React.RefObject<HTMLIFrameElement | null>,
  dispatch: React.Dispatch<CheckoutAction>,
): boolean {
  const [isWaiting, setWaiting] = React.useState(false);
  const [, lookAgain] = React.useState({});
  const { frame, session } = checkout;

  // Computed, since focus moves without events; inside a shadow root the document knows nothing.
  function hasFocus() {
    const node = element.current;
    return node !== null && (node.getRootNode() as Document).activeElement === node;
  }

  useBrowserLayoutEffect(() => {
    const plan = planFrame(checkout, target, tokens, minRemainingSeconds, hasFocus);
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
        const isSpent = frame && isIdle(checkout) && !unexpired(frame.token);
        if (isWaiting || isSpent) lookAgain({});
        return isWaiting ? LOOK_AGAIN_MS : remainingMs(frame?.token);
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- of the session, its status counts
    [frame, isWaiting, session.status],
  );

  return isWaiting;
}
