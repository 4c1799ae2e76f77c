'use client';

import { PhoenixError } from '@phoenix-checkout/core';
import * as React from 'react';
import type { ReactErrorCode } from '../error/index.js';
import { useBrowserLayoutEffect, watchNetwork, type PageWindow } from '../page/index.js';

/**
 * The error to show while the browser is offline.
 *
 * @param isLocal the backend runs on this machine
 */
export function useOffline(
  page: PageWindow | undefined,
  isLocal: boolean,
): PhoenixError | undefined {
  const [offline, setOffline] = React.useState<PhoenixError>();
  useBrowserLayoutEffect(() => {
    const record = (isOnline: boolean) =>
      setOffline(isOnline ? undefined : new PhoenixError<ReactErrorCode>('offline', 'No network'));
    return watchNetwork(record, { page, isLocal });
  }, [page, isLocal]);
  return offline;
}
