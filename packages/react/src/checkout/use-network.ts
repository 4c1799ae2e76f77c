'use client';

import { PhoenixError } from '@phoenix-checkout/core';
import type * as React from 'react';
import type { CheckoutAction } from './checkout-life.js';
import type { ReactErrorCode } from '../error/index.js';
import { type PageWindow, useBrowserLayoutEffect, watchNetwork } from '../page/index.js';

/**
 * Records whether there is a network.
 *
 * @param isLocal the checkout runs on this machine
 */
export function useNetwork(
  page: PageWindow | undefined,
  isLocal: boolean,
  dispatch: React.Dispatch<CheckoutAction>,
): void {
  // A layout effect: a frame that was rendered just now fails within milliseconds.
  useBrowserLayoutEffect(() => {
    const report = (isOnline: boolean) =>
      dispatch(
        isOnline
          ? { do: 'regain_network' }
          : {
              do: 'lose_network',
              error: new PhoenixError<ReactErrorCode>('offline', 'No network'),
            },
      );
    return watchNetwork(report, { page, isLocal });
  }, [page, isLocal, dispatch]);
}
