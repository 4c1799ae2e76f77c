'use client';

import { QueryObserver, type Query, type QueryClient } from '@tanstack/react-query';
import * as React from 'react';

const LINGER_MS = 50;

/**
 * TanStack Query aborts a request when its last observer leaves. StrictMode comes back at once, and
 * so does another component in this one's place: who leaves stays a moment as a silent observer.
 *
 * Called before `useQuery`, so that it cleans up before that does.
 */
export function useLingeringRequest<Data>(client: QueryClient, query: Query<Data>): void {
  React.useEffect(() => {
    // A client of our own is mounted here only, and one that is not mounted wakes no paused tries.
    client.mount();
    return () => {
      client.unmount();
      const { options, queryKey } = query;
      const silent = new QueryObserver(client, { ...options, queryKey, enabled: false });
      setTimeout(
        silent.subscribe(() => {}),
        LINGER_MS,
      );
    };
  }, [client, query]);
}
