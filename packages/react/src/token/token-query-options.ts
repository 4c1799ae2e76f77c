import { parseTokenReply } from '@phoenix-checkout/core';
import type { QueryKey, UseQueryOptions } from '@tanstack/react-query';
import { BackendError } from '../backend/index.js';
import { warnInDevelopment } from '../error/index.js';
import { isServer } from '../page/index.js';
import {
  nameOf,
  requestToken,
  tokenErrorOf,
  toTokenReply,
  type TokenReply,
  type TokenSource,
} from './source/index.js';
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
 * host's defaults are for its own data, not for tokens. Its types do not tell that an option may be
 * `undefined`, which overrides a client's default, where a missing one does not: so they see no names.
 */
const withoutHostDefaults: object = {
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
    ...withoutHostDefaults,
    ...asked,
    queryFn: isServer ? ({ signal }) => askOnServer(options, signal) : asked.queryFn,
    // As TanStack Query does it, for keys as simple as ours: the library itself cannot be imported on
    // a server for React Server Components.
    queryKeyHashFn: (queryKey) => JSON.stringify(queryKey),
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

/** The reply as it came, to be dehydrated. Nothing is remembered: other users' requests run there. */
async function askOnServer(source: TokenSource, signal: AbortSignal): Promise<TokenReply> {
  try {
    refuseRelativeUrl(source);
    const reply = toTokenReply(await requestToken(source, signal));
    parseTokenReply(reply, Date.now());
    return reply as TokenReply;
  } catch (failure) {
    const error = tokenErrorOf(failure, nameOf(source));
    warnInDevelopment(error);
    throw error;
  }
}

/** Without a page, a path belongs to no origin: the request would fail, and be tried again in vain. */
function refuseRelativeUrl(source: TokenSource): void {
  const { getToken, tokenUrl = '' } = source;
  if (getToken || !tokenUrl || /^https?:/i.test(`${tokenUrl}`)) return;
  const message = `On a server tokenUrl must be an absolute URL; ${nameOf(source)} is not`;
  throw new BackendError('invalid_config', message);
}
