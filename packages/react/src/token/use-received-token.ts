'use client';

import type { PhoenixError } from '@phoenix-checkout/core';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import * as React from 'react';
import { isServer, useIsHydrating } from '../page/index.js';
import { PhoenixContext } from '../provider/index.js';
import { useCacheClient, useLingeringRequest, useOldFailure } from '../query/index.js';
import { adoptToken } from './adopt-token.js';
import { ReceivedToken, unexpired } from './received-token.js';
import type { TokenInput, TokenSource, TokenUrlSource } from './source/index.js';
import { historyOf } from './token-history.js';
import { asReceived, tokenQuery, type CachedToken } from './token-query.js';
import type { TokenLifeOptions } from './token-query-options.js';
import { useTokenRenewal } from './use-token-renewal.js';

/** Everything about a token but where it comes from. */
export interface TokenUseOptions extends TokenLifeOptions {
  /** False: nothing is asked for. Default true. */
  enabled?: boolean | undefined;
  /**
   * A token from a server render, so that the first paint needs no request. Never put one into
   * cached or static HTML. Its life counts from now, so pass the seconds that are left; one whose
   * own `exp` is over is not used.
   */
  initialToken?: TokenInput | undefined;
  /** Default: the provider's, the one of a `QueryClientProvider`, else our own. */
  queryClient?: QueryClient | undefined;
}

/** What `usePhoenixToken` takes: where tokens come from, and when to ask for them. */
export type UsePhoenixTokenOptions = TokenUseOptions & TokenSource;

export interface ReceivedTokenState {
  /** The best token at hand; never an expired one. */
  token: ReceivedToken | undefined;
  /** Why requests fail; the same object for as long as one outage lasts. */
  error: PhoenixError | undefined;
  isFetching: boolean;
  /** Failures since the last success, told of or not. */
  failureCount: number;
  /** Asks for a new token now; several calls share one request. Never rejects. */
  refresh: () => Promise<void>;
  /** Identity of the token's source. */
  queryHash: string;
}

/** A source's token, kept fresh for as long as the component is mounted. */
export function useReceivedToken(options: UsePhoenixTokenOptions): ReceivedTokenState {
  const { enabled = true, initialToken, minRemainingSeconds } = options;
  const defaults = React.useContext(PhoenixContext);
  const client = useCacheClient(options.queryClient);
  const asked = tokenQuery(sourceOf(options, defaults));
  const cache = client.getQueryCache();
  const query = cache.build<CachedToken, Error, CachedToken>(client, asked);
  const history = historyOf(cache, query.queryKey);

  const isHydrating = useIsHydrating();
  if (!isServer) {
    adoptToken(query, history, initialToken, isHydrating);
    // Not in an effect: the request takes time. What has failed before is asked for in an effect.
    const isNew = !asReceived(query.state.data) && !history.error;
    if (enabled && isNew) void client.prefetchQuery(asked);
  }

  useLingeringRequest(client, query);
  const { refetch } = useQuery({ ...asked, ...onlyWhenTold }, client);
  const { state } = query;
  const refresh = React.useCallback(async () => {
    const isFailing = history.failureCount > 0;
    history.clear();
    // A pause between two tries is over; a first try is shared.
    if (isFailing) await query.cancel({ revert: true });
    await refetch({ cancelRefetch: false });
  }, [query, history, refetch]);
  const isOld = useOldFailure(history, enabled);
  useTokenRenewal(enabled, { query, history, minRemainingSeconds, refetch }, state);

  return {
    token: isServer ? tokenOnServer(initialToken ?? state.data) : unexpired(asReceived(state.data)),
    error: isOld || history.isHiccup ? undefined : history.error,
    isFetching: state.fetchStatus !== 'idle',
    failureCount: isOld ? 0 : history.failureCount,
    refresh,
    queryHash: query.queryHash,
  };
}

/** TanStack Query knows neither a token's life nor a page's sleep: when to ask is decided here. */
const onlyWhenTold = { enabled: false, retry: false, notifyOnChangeProps: 'all' } as const;

/** The component's own source, else the provider's. */
const sourceOf = (own: TokenSource, defaults: TokenUrlSource): TokenSource =>
  own.getToken
    ? own
    : {
        tokenUrl: own.tokenUrl ?? defaults.tokenUrl,
        tokenRequest: own.tokenRequest ?? defaults.tokenRequest,
      };

/**
 * What a server renders with. Nothing of it is kept: other users' requests run there, too. Without a
 * token no clock is read: a framework that builds the page ahead may forbid it.
 */
function tokenOnServer(given: unknown): ReceivedToken | undefined {
  if (given === undefined) return undefined;
  try {
    return new ReceivedToken(given);
  } catch {
    return undefined;
  }
}
