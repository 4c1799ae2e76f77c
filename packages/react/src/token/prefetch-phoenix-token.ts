import type { QueryClient } from '@tanstack/react-query';
import { isServer } from '../page/index.js';
import { cacheClient } from '../query/index.js';
import { historyOf } from './token-history.js';
import { phoenixTokenQueryOptions, type PhoenixTokenOptions } from './token-query-options.js';

export type PrefetchPhoenixTokenOptions = PhoenixTokenOptions & {
  /** The same that the component uses. Needed where a `QueryClientProvider` is above it. */
  queryClient?: QueryClient | undefined;
};

/**
 * Fetches a token before a checkout is shown, such as when a route loads or a button is pointed at.
 * The component then starts its frame at once. Does nothing if there is a token that lasts,
 * during the pause after a failure (`Retry-After`, or up to 30 s), and after a refusal. Never rejects:
 * what fails is tried again, and shown, by the component.
 *
 * For the browser. On a server: `queryClient.prefetchQuery(phoenixTokenQueryOptions(...))`.
 *
 * @example
 * <Link to="/pay" onPointerEnter={() => prefetchPhoenixToken({ tokenUrl, queryClient })}>Pay</Link>
 */
export async function prefetchPhoenixToken(options: PrefetchPhoenixTokenOptions): Promise<void> {
  if (isServer) return;
  const client = cacheClient(options.queryClient);
  const query = phoenixTokenQueryOptions(options);
  const history = historyOf(client.getQueryCache(), query.queryKey);
  const isPausing = history.error !== undefined && history.retryDueMs(false) > 0;
  if (!isPausing) await client.prefetchQuery(query);
}
