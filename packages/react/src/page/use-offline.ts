'use client';

import { PhoenixError } from '@phoenix-checkout/core';
import * as React from 'react';
import type { ReactErrorCode } from '../error/errors.js';
import { listen } from './listen.js';

/**
 * The error to show while the browser is offline; null once it is back. Known from the moment that
 * it goes offline: a page that was loaded had a network, whatever `navigator.onLine` says of a
 * machine that is its own server.
 */
export function useOffline(): PhoenixError | null | undefined {
  const [offline, setOffline] = React.useState<PhoenixError | null>();

  React.useEffect(
    () =>
      listen(['offline', 'online'], ({ type }) =>
        setOffline(
          type === 'offline' ? new PhoenixError<ReactErrorCode>('offline', 'No network') : null,
        ),
      ),
    [],
  );

  return offline;
}
