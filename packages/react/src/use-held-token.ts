'use client';

import type { PhoenixError } from '@phoenix-checkout/core';
import { isServer, QueryObserver, useQuery, type QueryClient } from '@tanstack/react-query';
import { useContext, useCallback, useEffect, useMemo, useReducer } from 'react';
import { startAlarm } from './alarm.js';
import { HeldToken, remainingMs, renewalDueMs, unexpired, type TokenInput } from './held-token.js';
import { PhoenixContext } from './phoenix-context.js';
import {
  asHeld,
  phoenixTokenQueryOptions,
  type CachedToken,
  type PhoenixTokenOptions,
} from './token-query-options.js';
import type { TokenError } from './token-source.js';
import { useTokenClient } from './use-token-client.js';

export interface UseHeldTokenOptions extends PhoenixTokenOptions {
  /** False: nothing is asked for. Default true. */
  enabled?: boolean | undefined;
  /**
   * A token from a server render, so that the first paint needs no request. Never put one into
   * cached or static HTML. Its life counts from now, so pass the seconds that are left.
   */
  initialToken?: TokenInput | undefined;
  /** Default: the provider's, the one of a `QueryClientProvider`, else our own. */
  queryClient?: QueryClient | undefined;
}

export interface HeldTokenState {
  /** The best token at hand; never an expired one. */
  token: HeldToken | undefined;
  /** Why requests fail; stays while it is tried again. */
  error: PhoenixError | undefined;
  isFetching: boolean;
  /** True after the first failure, told of or not. */
  hasFailed: boolean;
  /** Asks for a new token now; several calls share one request. Never rejects. */
  refresh: () => Promise<void>;
  /** Identity of the token's source. */
  sourceKey: string;
}

const LINGER_MS = 50;

const isFinal = ({ code }: TokenError) =>
  code === 'token_unauthorized' || code === 'invalid_option';

/** A source's token, kept fresh for as long as the component is mounted. */
export function useHeldToken(options: UseHeldTokenOptions): HeldTokenState {
  const { enabled = true, minRemainingSeconds, initialToken } = options;
  const defaults = useContext(PhoenixContext);
  const source = options.tokenUrl || options.getToken ? options : { ...defaults, ...options };
  const client = useTokenClient(options.queryClient ?? defaults.queryClient);
  const observed = {
    ...phoenixTokenQueryOptions(source),
    enabled,
    // For as long as somebody waits; a prefetch gives up sooner.
    retry: (_: number, error: Error) => !isFinal(error as TokenError),
  };
  const query = client.getQueryCache().build<CachedToken, Error, CachedToken>(client, observed);
  const { queryHash } = query;

  // A hydrated reply is as an initial token: both are put away as one that cannot be copied.
  const cached = query.state.data;
  const given = initialToken ?? (asHeld(cached) ? undefined : cached);
  const initialKey = JSON.stringify(given);
  const initial = useMemo(() => {
    try {
      const token = new HeldToken(given);
      const current = asHeld(query.state.data);
      if (!isServer && !(current && remainingMs(current) >= remainingMs(token))) {
        query.setData(token);
      }
      return token;
    } catch {
      return undefined;
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- by value, once for each source
  }, [client, queryHash, initialKey]);

  const { data, fetchStatus, failureCount, failureReason, refetch } = useQuery(observed, client);
  const isFetching = fetchStatus !== 'idle';
  const reason = failureReason as TokenError | null;
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);

  const token = unexpired(asHeld(data) ?? initial);

  useEffect(() => {
    if (!enabled) return undefined;
    // StrictMode and a change of page leave and come back at once: that is no reason to abort.
    const observer = new QueryObserver(client, { ...observed, enabled: false });
    const leave = observer.subscribe(() => {});
    return () => {
      setTimeout(leave, LINGER_MS);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- queryHash is the query's identity
  }, [client, queryHash, enabled]);

  const refresh = useCallback(async () => {
    // A pause between two tries is over; a first try is shared.
    if (query.state.fetchFailureReason) await query.cancel({ revert: true });
    await refetch({ cancelRefetch: false });
  }, [query, refetch]);

  useEffect(() => {
    if (!enabled) return undefined;
    return startAlarm((wakeUp) => {
      let dueMs = Infinity;
      if (reason) {
        if (wakeUp === 'online' && !isFinal(reason)) void refresh();
      } else if (!isFetching) {
        dueMs = token ? renewalDueMs(token, minRemainingSeconds) : 0;
      }
      if (dueMs <= 0) {
        dueMs = Infinity;
        // Unless another component's alarm rang first.
        if (query.state.data === data) void refetch({ cancelRefetch: false });
      }
      if (token && !unexpired(token)) lookAgain();
      return Math.min(dueMs, token ? remainingMs(token) : Infinity);
    });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- queryHash is the query's identity
  }, [client, queryHash, enabled, token, data, isFetching, reason, minRemainingSeconds, refresh]);

  // A first failure may be a hiccup: it is told of when it lasts.
  const isTold = failureCount > 2 || reason?.code !== 'token_unavailable' || reason.retryAfterMs;
  return {
    token,
    error: reason && isTold ? reason : undefined,
    isFetching,
    hasFailed: reason !== null,
    refresh,
    sourceKey: queryHash,
  };
}
