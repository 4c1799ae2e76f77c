'use client';

import { isOrderOpen, ORDER_LIFESPAN_MS } from '@phoenix-checkout/core';
import * as React from 'react';
import { startAlarm } from '../page/alarm.js';
import { hasFocus } from '../page/has-focus.js';
import { record, type CheckoutAction, type CheckoutLife } from './checkout-life.js';
import type { FrameElement } from './use-frame-element.js';

const LOOK_AGAIN_MS = 500;

/** Records that an order is over when its 25 minutes are, but not with the payer in the frame. */
export function useOrderEnd(
  { session, openedAtMonotonicMs }: CheckoutLife,
  { ref, page }: FrameElement,
  dispatch: React.Dispatch<CheckoutAction>,
): void {
  const isOpen = isOrderOpen(session);

  React.useEffect(() => {
    if (!isOpen || openedAtMonotonicMs === undefined) return undefined;
    return startAlarm(() => {
      const leftMs = ORDER_LIFESPAN_MS - (performance.now() - openedAtMonotonicMs);
      if (leftMs > 0) return leftMs;
      if (!hasFocus(ref.current)) dispatch(record({ type: 'order_expired' }));
      return LOOK_AGAIN_MS;
    }, page);
  }, [isOpen, openedAtMonotonicMs, ref, page, dispatch]);
}
