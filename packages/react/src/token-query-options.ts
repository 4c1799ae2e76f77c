import { hashKey, isServer, type QueryKey, type UseQueryOptions } from '@tanstack/react-query';
import { isPhoenixError } from '@phoenix-checkout/core';
import { holdToken, isShort, toTokenReply, type HeldToken, type TokenReply } from './held-token.js';
import { requestToken, TokenError, tokenQueryKey, type TokenSource } from './token-source.js';

/** Default of `minRemainingSeconds`: the 25 minutes of an order and a margin. */
export const MIN_REMAINING_SECONDS = 1800;

/**
 * A token in the query cache. In the browser it can be read but not copied: no persister and no
 * developer tool gets it. On the server it is the plain reply, so that it can be dehydrated.
 */
export type CachedToken = HeldToken | TokenReply;

export interface PhoenixTokenOptions extends TokenSource {
  /**
   * What a token should have left when a checkout starts, in seconds. Default 1800, at most half
   * of the token's lifetime.
   */
  minRemainingSeconds?: number | undefined;
}

const received = new WeakMap<CachedToken, HeldToken | undefined>();

/** The token of a cache entry, or `undefined` where it has none (one restored by a persister). */
export function readCachedToken(cached: CachedToken | undefined): HeldToken | undefined {
  if (!cached || 'accessToken' in cached) return cached;
  if (!received.has(cached)) {
    let token: HeldToken | undefined;
    try {
      token = holdToken(cached);
    } catch {
      // No token in it.
    }
    received.set(cached, token);
  }
  return received.get(cached);
}

export type PhoenixTokenQueryOptions = UseQueryOptions<CachedToken> & { queryKey: QueryKey };

/** Options that a client's defaults may set, and that must not apply to a token. */
const noDefaults = {
  persister: undefined,
  select: undefined,
  placeholderData: undefined,
  initialData: undefined,
  meta: undefined,
  suspense: false,
} as object;

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
    queryKey: tokenQueryKey(options),
    queryKeyHashFn: hashKey,
    queryFn: async ({ client, queryKey, signal }) => {
      const reply = await requestToken(options, signal);
      const seen = readCachedToken(client.getQueryData<CachedToken>(queryKey));
      const token = holdToken(reply, seen?.lifetimeMs);
      return isServer ? (toTokenReply(reply) as TokenReply) : token;
    },
    enabled: true,
    staleTime: ({ state }) => {
      const token = readCachedToken(state.data);
      return token && !isShort(token, options.minRemainingSeconds ?? MIN_REMAINING_SECONDS)
        ? Infinity
        : 0;
    },
    gcTime: isServer ? Infinity : 300_000,
    // Offline is an error that is shown, and ends with `online`; not an endless wait.
    networkMode: 'always',
    retry: (failures, error) =>
      failures < 2 &&
      isPhoenixError(error, 'token_unavailable') &&
      (error as TokenError).retryAfterMs < 5000,
    retryDelay: (failures, error) =>
      Math.max(500 * 2 ** failures, (error as TokenError).retryAfterMs),
    retryOnMount: true,
    refetchOnMount: true,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    refetchInterval: false,
    structuralSharing: false,
    throwOnError: false,
    ...noDefaults,
  };
}
