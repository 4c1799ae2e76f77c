'use client';

import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import { usePhoenixDefaults } from './phoenix-provider.js';

let shared: QueryClient | undefined;

/** On the server a client of its own for each render: requests of different users never share one. */
function ownClient(): QueryClient {
  if (typeof document === 'undefined') return new QueryClient();
  return (shared ??= new QueryClient());
}

/** The query client that holds the token: the host's where there is one. */
export function useTokenClient(given: QueryClient | undefined): QueryClient {
  const ofProvider = usePhoenixDefaults().queryClient;
  const ofContext = useContext(QueryClientContext);
  const ofHost = given ?? ofProvider ?? ofContext;
  const [own] = useState(ownClient);
  const client = ofHost ?? own;

  useEffect(() => {
    if (ofHost) return undefined;
    // Nobody else mounts it, and an unmounted client does not wake paused retries.
    client.mount();
    return () => client.unmount();
  }, [client, ofHost]);

  return client;
}
