'use client';

import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';

let shared: QueryClient | undefined;

/** On the server a client of its own for each render: requests of different users never share one. */
function ownClient(): QueryClient {
  if (typeof document === 'undefined') return new QueryClient();
  return (shared ??= new QueryClient());
}

/** The query client that holds the token: the host's where there is one. */
export function useTokenClient(given: QueryClient | undefined): QueryClient {
  const provided = useContext(QueryClientContext);
  const [own] = useState(ownClient);
  const client = given ?? provided ?? own;

  useEffect(() => {
    // Mounting counts, so the host's client does not mind; nobody else mounts our own, and one that
    // is not mounted does not wake paused tries.
    client.mount();
    return () => client.unmount();
  }, [client]);

  return client;
}
