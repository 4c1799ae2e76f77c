'use client';

import type { PhoenixError } from '@phoenix-checkout/core';
import { isServer, QueryClient, QueryClientContext, useQuery } from '@tanstack/react-query';
import * as React from 'react';
import { startAlarm } from './alarm.js';
import { HeldToken, remainingMs, renewalDueMs, unexpired, type TokenInput } from './held-token.js';
import { PhoenixContext } from './phoenix-context.js';
import {
  asHeld,
  tokenQuery,
  type CachedToken,
  type PhoenixTokenOptions,
} from './token-query-options.js';

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
  /** Failures since the last success, told of or not. */
  failureCount: number;
  /** Asks for a new token now; several calls share one request. Never rejects. */
  refresh: () => Promise<void>;
  /** Identity of the token's source. */
  queryHash: string;
}

let shared: QueryClient | undefined;

/** On the server a client of its own for each render: requests of different users never share one. */
const ownClient = () => (isServer ? new QueryClient() : (shared ??= new QueryClient()));

/** A source's token, kept fresh for as long as the component is mounted. */
export function useHeldToken(options: UseHeldTokenOptions): HeldTokenState {
  const source = { ...React.useContext(PhoenixContext), ...options };
  const ofHost = React.useContext(QueryClientContext);
  const [own] = React.useState(ownClient);
  const {
    enabled = true,
    initialToken,
    minRemainingSeconds,
    queryClient: client = ofHost ?? own,
  } = source;
  // Tried for as long as somebody waits; a prefetch gives up sooner.
  const observed = { ...tokenQuery(source, Infinity), enabled };
  const query = client.getQueryCache().build<CachedToken, Error, CachedToken>(client, observed);
  const { queryHash } = query;

  // A hydrated reply is as an initial token: both are put away as one that cannot be copied.
  const cached = query.state.data;
  const given = initialToken ?? (asHeld(cached) ? undefined : cached);
  const initialKey = JSON.stringify(given);
  const initial = React.useMemo(() => {
    try {
      const token = new HeldToken(given);
      const isBetter = remainingMs(asHeld(query.state.data)) < remainingMs(token);
      if (isBetter && !isServer) query.setData(token);
      return token;
    } catch {
      return undefined;
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- by value, once for each source
  }, [client, queryHash, initialKey]);

  const { data, isFetching, failureCount, failureReason, refetch } = useQuery(observed, client);
  const [, lookAgain] = React.useState({});

  const token = unexpired(asHeld(data) ?? initial);

  // Nobody else mounts a client of our own, and one that is not mounted does not wake paused tries.
  React.useEffect(() => {
    client.mount();
    return () => client.unmount();
  }, [client]);

  const refresh = React.useCallback(async () => {
    // A pause between two tries is over; a first try is shared.
    if (query.state.fetchFailureReason) await query.cancel({ revert: true });
    await refetch({ cancelRefetch: false });
  }, [query, refetch]);

  React.useEffect(() => {
    if (!enabled) return undefined;
    return startAlarm((wakeUp) => {
      const leftMs = remainingMs(token);
      const isUnderway = isFetching || failureReason;
      const dueMs = isUnderway ? Infinity : renewalDueMs(token, minRemainingSeconds);
      if (dueMs <= 0) void refetch({ cancelRefetch: false });
      // What is tried again need not wait for its next turn.
      if (wakeUp === 'online' && isFetching && failureReason) void refresh();
      if (token && leftMs <= 0) lookAgain({});
      return Math.min(dueMs, leftMs || Infinity);
    });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- queryHash is the query's identity
  }, [client, queryHash, enabled, token, isFetching, failureReason, minRemainingSeconds, refresh]);

  return {
    token,
    // A first failure may be a hiccup: it is told of when it lasts.
    error: failureReason && (failureCount > 1 || !isFetching) ? failureReason : undefined,
    isFetching,
    failureCount,
    refresh,
    queryHash,
  } as HeldTokenState;
}
