import type { QueryClient } from '@tanstack/react-query';
import { isServer } from '../page/index.js';
import { cacheClient } from '../query/index.js';
import { phoenixTokenQueryOptions, type PhoenixTokenOptions } from './token-query-options.js';

export type PrefetchPhoenixTokenOptions = PhoenixTokenOptions & {
  /** The same that the component uses. Needed where a `QueryClientProvider` is above it. */
  queryClient?: QueryClient | undefined;
};

/**
 * Fetches a token before a checkout is shown, such as when a route loads or a button is pointed at.
 * The component then starts its frame at once. Does nothing if there is a token that lasts. Never
 * rejects: what fails is tried again, and shown, by the component.
 *
 * For the browser. On a server: `queryClient.prefetchQuery(phoenixTokenQueryOptions(...))`.
 *
 * @example
 * <Link to="/pay" onPointerEnter={() => prefetchPhoenixToken({ tokenUrl, queryClient })}>Pay</Link>
 */
export async function prefetchPhoenixToken(options: PrefetchPhoenixTokenOptions): Promise<void> {
  if (isServer) return;
  await cacheClient(options.queryClient).prefetchQuery(phoenixTokenQueryOptions(options));
}
