'use client';

import { QueryClientContext, type QueryClient } from '@tanstack/react-query';
import * as React from 'react';
import { PhoenixContext } from '../provider/index.js';
import { cacheClient } from './cache-client.js';

/**
 * A client on the cache that a component or hook was given, else its provider's, else the tree's,
 * else our own. The first one is kept: what is held does not move to another cache.
 */
export function useCacheClient(own: QueryClient | undefined): QueryClient {
  const { queryClient } = React.useContext(PhoenixContext);
  const ofTree = React.useContext(QueryClientContext);
  const [client] = React.useState(() => cacheClient(own ?? queryClient ?? ofTree));
  return client;
}
