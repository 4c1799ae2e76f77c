'use client';

import { listenToCheckout, type CheckoutEvent } from '@phoenix-checkout/core';
import * as React from 'react';

/**
 * Listens for as long as the frame lives, which may be longer than effects do: a hidden Activity
 * ends them, and the payer goes on.
 */
export function useCheckoutMessages(
  element: React.RefObject<HTMLIFrameElement | null>,
  checkoutUrl: string | undefined,
  onEvent: (event: CheckoutEvent) => void,
): void {
  const stop = React.useRef<(() => void) | undefined>(undefined);

  React.useEffect(() => {
    function stopIfGone() {
      if (!element.current?.isConnected) stop.current?.();
    }
    if (checkoutUrl) {
      stop.current?.();
      stop.current = listenToCheckout({
        frame: () => element.current?.contentWindow ?? null,
        origin: checkoutUrl,
        onEvent,
      });
    }
    return stopIfGone;
  }, [element, checkoutUrl, onEvent]);

  // A tree that is deleted while it is hidden gets this clean-up only, and before the frame goes.
  React.useInsertionEffect(
    () => () =>
      queueMicrotask(() => {
        if (!element.current?.isConnected) stop.current?.();
      }),
    [element],
  );
}
