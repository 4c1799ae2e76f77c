'use client';

import { PhoenixError } from '@phoenix-checkout/core';
import * as React from 'react';
import type { ReactErrorCode } from '../error/index.js';
import { useBrowserLayoutEffect } from './latest.js';
import { listen } from './listen.js';
import type { PageWindow } from './page-window.js';

const isOffline = () => new PhoenixError<ReactErrorCode>('offline', 'No network');

/**
 * The error to show while the browser is offline; null once it is back, undefined before it went.
 *
 * @param isLocal the checkout runs on this machine, which may have no network at all: only losing
 * one counts then
 */
export function useOffline(
  page: PageWindow | undefined,
  isLocal: boolean,
): PhoenixError | null | undefined {
  const [offline, setOffline] = React.useState<PhoenixError | null>();

  // A layout effect: a frame that was rendered just now fails within milliseconds.
  useBrowserLayoutEffect(() => {
    if (!isLocal && !navigator.onLine) setOffline(isOffline());
    return listen(
      ['offline', 'online'],
      ({ type }) => setOffline(type === 'offline' ? isOffline() : null),
      { page },
    );
  }, [page, isLocal]);

  return offline;
}
