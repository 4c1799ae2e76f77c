'use client';

import type { PhoenixError } from '@phoenix-checkout/core';
import * as React from 'react';
import type { CheckoutCallbacks } from './checkout-callbacks.js';
import { callHost } from './call-host.js';

interface Report {
  error: PhoenixError | undefined;
  isHoldingBack: boolean;
}

/** Tells the host of an error, and of values that are held back, when that changes. */
export function useHostReports(
  { error, isHoldingBack }: Report,
  host: React.RefObject<CheckoutCallbacks>,
): void {
  const last = React.useRef<Report>({ error: undefined, isHoldingBack: false });

  React.useEffect(() => {
    const before = last.current;
    last.current = { error, isHoldingBack };
    // Once for what a person would call one error, however often it is tried again.
    if (error && error.code !== before.error?.code) callHost(host.current.onError, error);
    if (isHoldingBack !== before.isHoldingBack) {
      callHost(host.current.onHoldingBack, isHoldingBack);
    }
  }, [error, isHoldingBack, host]);
}
