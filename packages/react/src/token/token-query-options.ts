import { hashKey, type QueryKey, type UseQueryOptions } from '@tanstack/react-query';
import { warnInDevelopment } from '../error/index.js';
import { isServer } from '../page/is-server.js';
import { nameOf, TokenError, type TokenSource } from './source/index.js';
import { renewalDueMs } from './token-lifetime.js';
import { asReceived, tokenQuery, type CachedToken } from './token-query.js';

export interface TokenLifeOptions {
  /**
   * What a token should have left when a checkout starts, in seconds. Default 1800, at most half
   * of the token's lifetime.
   */
  minRemainingSeconds?: number | undefined;
}

export type PhoenixTokenOptions = TokenLifeOptions & TokenSource;

export type PhoenixTokenQueryOptions = UseQueryOptions<CachedToken> & { queryKey: QueryKey };

/**
 * What a host's client may have a default for, and TanStack Query's own default is right for. A
 * host's defaults are for its own data, not for tokens.
 */
const withoutHostDefaults = {
  experimental_prefetchInRender: undefined,
  gcTime: undefined,
  initialData: undefined,
  initialDataUpdatedAt: undefined,
  meta: undefined,
  notifyOnChangeProps: undefined,
  persister: undefined,
  placeholderData: undefined,
  queryHash: undefined,
  select: undefined,
  suspense: undefined,
};

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
  const asked = tokenQuery(options);
  return {
    ...(withoutHostDefaults as object),
    ...asked,
    queryFn: async (context) => {
      if (!isServer) return asked.queryFn(context);
      refuseRelativeUrl(options);
      const { accessToken, lifeMs } = await asked.queryFn(context);
      return { access_token: accessToken, expires_in: lifeMs < Infinity ? lifeMs / 1000 : null };
    },
    queryKeyHashFn: hashKey,
    staleTime: ({ state }) =>
      renewalDueMs(asReceived(state.data), options.minRemainingSeconds) > 0 ? Infinity : 0,
    enabled: true,
    refetchInterval: false,
    refetchIntervalInBackground: false,
    refetchOnMount: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    retryOnMount: false,
    structuralSharing: false,
    subscribed: true,
    throwOnError: false,
  };
}

/** No page, no base: a request for a path alone would fail, and be tried again in vain. */
function refuseRelativeUrl({ getToken, tokenUrl = '' }: TokenSource): void {
  if (getToken || !tokenUrl || /^https?:/i.test(`${tokenUrl}`)) return;
  const message = `On a server tokenUrl is a whole URL, and ${nameOf({ tokenUrl })} is not`;
  const error = new TokenError('invalid_config', message);
  warnInDevelopment(error);
  throw error;
}
