'use client';

import type { PhoenixError } from '@phoenix-checkout/core';
import {
  QueryClientContext,
  QueryObserver,
  useQuery,
  type QueryClient,
} from '@tanstack/react-query';
import * as React from 'react';
import { startAlarm } from '../page/alarm.js';
import { ReceivedToken, remainingMs, renewalDueMs, unexpired } from './received-token.js';
import { isServer } from '../page/is-server.js';
import { PhoenixContext } from '../provider/phoenix-context.js';
import { queryClientFor } from './query-client.js';
import {
  asReceived,
  tokenQuery,
  type CachedToken,
  type TokenLifeOptions,
} from './token-query-options.js';
import type { TokenInput, TokenSource, TokenUrlSource } from './source/index.js';

/** Everything about a token but where it comes from. */
export interface TokenUseOptions extends TokenLifeOptions {
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

export type UsePhoenixTokenOptions = TokenUseOptions & TokenSource;

export interface ReceivedTokenState {
  /** The best token at hand; never an expired one. */
  token: ReceivedToken | undefined;
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

const seeds = /* @__PURE__ */ new Set<string>();

/** The component's own source, else the provider's. */
const sourceOf = (own: TokenSource, defaults: TokenUrlSource): TokenSource =>
  own.getToken
    ? own
    : {
        tokenUrl: own.tokenUrl ?? defaults.tokenUrl,
        tokenRequest: own.tokenRequest ?? defaults.tokenRequest,
      };

/** A source's token, kept fresh for as long as the component is mounted. */
export function useReceivedToken(options: UsePhoenixTokenOptions): ReceivedTokenState {
  const defaults = React.useContext(PhoenixContext);
  const ofHost = React.useContext(QueryClientContext);
  const { enabled = true, initialToken, minRemainingSeconds } = options;
  const queryClient = options.queryClient ?? defaults.queryClient ?? ofHost;
  const source = { ...sourceOf(options, defaults), enabled, minRemainingSeconds };
  // The first one is kept, as useQuery does.
  const [client] = React.useState(() => queryClientFor(queryClient));
  const observed = tokenQuery(source);
  const query = client.getQueryCache().build<CachedToken, Error, CachedToken>(client, observed);

  // A hydrated reply is as an initial token: both are put away as one that cannot be copied, and
  // once only, for the source that they came with: their life would count anew each time.
  const cached = query.state.data;
  const given = initialToken ?? (asReceived(cached) ? undefined : cached);
  const seed = JSON.stringify(given);
  let initial: ReceivedToken | undefined;
  if (given && !seeds.has(seed)) {
    try {
      initial = new ReceivedToken(given);
      if (!isServer) {
        seeds.add(seed);
        if (remainingMs(asReceived(cached)) < remainingMs(initial)) query.setData(initial);
      }
    } catch {
      // As none.
    }
  }

  // Not in an effect: the request is what takes time. Effects share it; what is never shown gives up.
  if (!isServer && enabled && !query.isFetched()) query.fetch(observed).catch(() => {});

  React.useEffect(() => {
    // Nobody else mounts a client of our own, and one that is not mounted wakes no paused tries.
    client.mount();
    return () => {
      client.unmount();
      // Before useQuery's own clean-up, which would end the request: StrictMode comes back at once,
      // and so does another component in this one's place.
      setTimeout(
        new QueryObserver(client, { ...observed, enabled: false }).subscribe(() => {}),
        50,
      );
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the query stands for its client and options
  }, [query]);

  const { data, isFetching, failureCount, failureReason, refetch } = useQuery(observed, client);
  const [, lookAgain] = React.useState({});

  const token = unexpired(asReceived(data) ?? initial);

  const refresh = React.useCallback(async () => {
    // A pause between two tries is over; a first try is shared.
    if (query.state.fetchFailureReason) await query.cancel({ revert: true });
    await refetch({ cancelRefetch: false });
  }, [query, refetch]);

  React.useEffect(() => {
    if (!enabled) return undefined;
    return startAlarm((wakeUp) => {
      // Looked up, not as rendered: behind a fallback no render comes, and time goes on.
      const { data: cachedNow, fetchFailureReason, fetchStatus } = query.state;
      const isUnderway = fetchStatus !== 'idle';
      const held = asReceived(cachedNow);
      const leftMs = remainingMs(held);
      const isStopped = isUnderway || fetchFailureReason;
      const dueMs = isStopped ? Infinity : renewalDueMs(held, minRemainingSeconds);
      // What is tried again need not wait for its next turn.
      if (dueMs <= 0 || (wakeUp && isUnderway && fetchFailureReason)) void refresh();
      // Expired, or the host cleared its cache in the middle of a request.
      if (leftMs <= 0) lookAgain({});
      return Math.min(dueMs, leftMs);
    });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- refresh changes with the query
  }, [enabled, token, isFetching, minRemainingSeconds, refresh]);

  return {
    token,
    // A first failure may be a hiccup: it is told of when it lasts.
    error: failureCount > +isFetching ? failureReason : undefined,
    isFetching,
    failureCount,
    refresh,
    queryHash: query.queryHash,
  } as ReceivedTokenState;
}
