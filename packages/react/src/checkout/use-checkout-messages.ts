'use client';

import { listenToCheckout, type CheckoutEvent } from '@phoenix-checkout/core';
import * as React from 'react';
import type { FrameElement } from './use-frame-element.js';
import { warnOfRejectedMessage } from '../error/index.js';

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
  const stopIfGone = React.useCallback(() => {
    if (!ref.current?.isConnected) stop.current?.();
  }, [ref]);

  React.useEffect(() => {
    if (checkoutUrl) {
      stop.current?.();
      stop.current = listenToCheckout({
        frame: () => ref.current?.contentWindow ?? null,
        origin: checkoutUrl,
        target: page,
        onEvent,
        onRejected: (rejected) => warnOfRejectedMessage(rejected, checkoutUrl),
      });
    }
    return stopIfGone;
  }, [ref, page, checkoutUrl, onEvent, stopIfGone]);

  // A tree that is deleted while it is hidden gets this clean-up only, and before the frame goes.
  React.useInsertionEffect(() => () => queueMicrotask(stopIfGone), [stopIfGone]);
}
