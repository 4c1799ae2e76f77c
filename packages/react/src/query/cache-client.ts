import { QueryClient } from '@tanstack/react-query';
import { isServer } from '../page/index.js';

let shared: QueryClient | undefined;

/**
 * A client on the cache that holds tokens and orders: the host's, else our own. On the server each
 * render has its own: requests of different users never share one.
 *
 * A host's defaults are for the host's data, not for ours, so the client itself is never the host's.
 */
export function cacheClient(ofHost: QueryClient | undefined): QueryClient {
  if (ofHost) return new QueryClient({ queryCache: ofHost.getQueryCache() });
  return isServer ? new QueryClient() : (shared ??= new QueryClient());
}
