import type { PhoenixError } from '@phoenix-checkout/core';
import type { Query, QueryKey, UseQueryOptions } from '@tanstack/react-query';
import { ReceivedToken, renewalDueMs } from './received-token.js';
import { isServer } from '../page/is-server.js';
import { requestToken, toTokenReply, type TokenReply, type TokenSource } from './source/index.js';

/**
 * A token in the query cache. In the browser it can be read but not copied: no persister and no
 * developer tool gets it. On the server it is the plain reply, so that it can be dehydrated.
 */
export type CachedToken = ReceivedToken | TokenReply;

export interface TokenLifeOptions {
  /**
   * What a token should have left when a checkout starts, in seconds. Default 1800, at most half
   * of the token's lifetime.
   */
  minRemainingSeconds?: number | undefined;
}

export type PhoenixTokenOptions = TokenLifeOptions & TokenSource;

export type PhoenixTokenQueryOptions = UseQueryOptions<CachedToken> & { queryKey: QueryKey };

export const asReceived = (cached: CachedToken | undefined): ReceivedToken | undefined =>
  cached instanceof ReceivedToken ? cached : undefined;

/**
 * The query behind `usePhoenixToken`, for `prefetchQuery`, `ensureQueryData` and a
 * `HydrationBoundary`. Pass the same `tokenUrl` or `tokenKey` as to the component.
 *
 * Its data is for the component and the hook; to read the token yourself, use `usePhoenixToken`.
 *
 * @example
 * await queryClient.prefetchQuery(phoenixTokenQueryOptions({ tokenUrl: '/api/phoenix/token' }));
 */
export function phoenixTokenQueryOptions(options: PhoenixTokenOptions): PhoenixTokenQueryOptions {
  return {
    ...tokenQuery(options),
    staleTime: ({ state }) =>
      renewalDueMs(asReceived(state.data), options.minRemainingSeconds) > 0 ? Infinity : 0,
  };
}

export function tokenQuery(
  options: PhoenixTokenOptions & { enabled?: boolean | undefined },
): PhoenixTokenQueryOptions {
  const { tokenUrl, getToken, tokenKey } = options;
  const queryKey = ['phoenix-checkout', getToken ? { tokenKey } : tokenUrl];
  let query: Query<CachedToken>;
  return {
    queryKey,
    enabled: options.enabled as boolean,
    // The defaults of the host's client are not for tokens: all that matters is set here.
    ...({ _defaulted: true } as object),
    queryFn: async ({ client, signal }) => {
      query = client.getQueryCache().find({ queryKey }) as Query<CachedToken>;
      const reply = await requestToken(options, signal);
      const token = new ReceivedToken(reply, asReceived(query.state.data)?.lifetimeMs);
      return isServer ? (toTokenReply(reply) as TokenReply) : token;
    },
    // Whoever uses the token looks at the clocks; see useReceivedToken.
    staleTime: 'static',
    // Offline is an error that is shown, and ends with `online`; not an endless wait.
    networkMode: 'always',
    // For as long as somebody waits; what nobody waits for yet is given up soon.
    retry: (failures, error) =>
      (error as PhoenixError).code === 'token_unavailable' &&
      (failures < 2 || query.getObserversCount() > 0),
  };
}
