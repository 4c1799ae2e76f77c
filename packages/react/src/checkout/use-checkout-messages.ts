'use client';

import { listenToCheckout, type CheckoutEvent } from '@phoenix-checkout/core';
import * as React from 'react';
import { warnOfRejectedMessages } from './warn-of-rejected-messages.js';
import type { FrameElement } from './use-frame-element.js';

/** Replaced by bundlers; where there is none, it may be missing. */
declare const process: { env: { NODE_ENV?: string | undefined } } | undefined;

/**
 * Listens for as long as the frame lives, which may be longer than effects do: a hidden Activity
 * ends them, and the payer goes on. A frame's messages arrive in the window that its element is in.
 */
export function useCheckoutMessages(
  { ref, page }: FrameElement,
  checkoutUrl: string | undefined,
  onEvent: (event: CheckoutEvent) => void,
): void {
  const stop = React.useRef<(() => void) | undefined>(undefined);

  React.useEffect(() => {
    function stopIfGone() {
      if (!ref.current?.isConnected) stop.current?.();
    }
    if (checkoutUrl) {
      stop.current?.();
      stop.current = listenToCheckout({
        frame: () => ref.current?.contentWindow ?? null,
        origin: checkoutUrl,
        target: page,
        onEvent,
        onRejected:
          typeof process === 'undefined' || process.env.NODE_ENV === 'production'
            ? undefined
            : warnOfRejectedMessages(checkoutUrl),
      });
    }
    return stopIfGone;
  }, [ref, page, checkoutUrl, onEvent]);

  // A tree that is deleted while it is hidden gets this clean-up only, and before the frame goes.
  React.useInsertionEffect(
    () => () =>
      queueMicrotask(() => {
        if (!ref.current?.isConnected) stop.current?.();
      }),
    [ref],
  );
}
