'use client';

import type { OrderStatus, PhoenixError, PhoenixOrder } from '@phoenix-checkout/core';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import * as React from 'react';
import { warnInDevelopment } from '../error/index.js';
import { useIsHydrating, type PageWindow } from '../page/index.js';
import { useCacheClient, useLingeringRequest, useOldFailure } from '../query/index.js';
import { isLocalSource } from './is-local-source.js';
import { orderHistoryOf } from './order-history.js';
import { orderQuery } from './order-query.js';
import type { OrderSource } from './order-source.js';
import { refuseSource } from './refuse-source.js';
import { useOffline } from './use-offline.js';
import { useOrderWatch } from './use-order-watch.js';

/** Which order `usePhoenixOrder` asks for, and when it may ask. */
export interface UsePhoenixOrderOptions extends OrderSource {
  /** False: nothing is asked for; what is known already is still told. Default true. */
  enabled?: boolean | undefined;
  /** Where the order is held. Default: the provider's, the one of a `QueryClientProvider`, else our own. */
  queryClient?: QueryClient | undefined;
  /**
   * The window that the order is shown in, where that is not the script's own: a popup, say. Nothing
   * is asked for while it is hidden.
   */
  page?: Window | null | undefined;
}

/** How an order stands, as far as the page was told by your backend. */
export interface UsePhoenixOrderResult {
  /** What Phoenix told of the order, through your backend; `raw` is your backend's reply. */
  order: PhoenixOrder | undefined;
  /**
   * `idle`: there is no order yet, or `enabled` is false; `loading`: nothing is known yet; `error`:
   * nothing is known, and `error` says why. Otherwise Phoenix's word on the order: `pending`,
   * `fulfilled`, `expired`, or one to come.
   */
  status: 'idle' | 'loading' | 'error' | OrderStatus;
  /**
   * Phoenix says `fulfilled`. For the payer to see: ship goods on what your server knows, and see
   * what `fulfilled` does not prove, in docs/orders.md.
   */
  isConfirmed: boolean;
  /**
   * Why the last request failed; also while an order is known. The same object for as long as one
   * outage lasts. Asked again by themselves: `offline`, `invalid_order` (after five minutes), and
   * `order_unavailable` where nothing answered, or the status was 5xx, 408, 425 or 429. Not asked
   * again, until `refresh()`, another id or a new mount: `order_unavailable` of any other 4xx,
   * `order_unauthorized` (401, 403), `order_not_found` (404), `invalid_config`.
   */
  error: PhoenixError | undefined;
  /** True while a request is under way. */
  isFetching: boolean;
  /** Asks now, after an end and an error too. Never rejects: look at `error`. */
  refresh: () => Promise<void>;
}

/** TanStack Query knows neither an order's end nor a page's sleep: when to ask is decided here. */
const onlyWhenTold = { enabled: false, notifyOnChangeProps: 'all' } as const;

/**
 * How an order stands, asked of your backend until the order is final: `fulfilled`, or `expired` for
 * 24 hours (a late transfer may still fulfil it). Keep the order's id, in the page's URL or in
 * `localStorage`, and a page that was closed or loaded again goes on.
 *
 * - A pending order is asked for every 2 s at first, later every 10 s; an expired one once a minute.
 *   Nothing is asked in a hidden page or offline; at once when it is shown, online or awake again.
 * - Any number of hooks on one order make one request. An older reply never undoes a newer one.
 * - Pass the id when your backend has stored it: `order_not_found` and `order_unauthorized` end it, as
 *   any 4xx does but 408, 425 and 429, until `refresh()`, another id or a new mount.
 *
 * @example
 * const { status, isConfirmed, error, refresh } = usePhoenixOrder({
 *   orderUrl: '/api/phoenix/order',
 *   orderId: localStorage.getItem('order'),
 * });
 */
export function usePhoenixOrder(options: UsePhoenixOrderOptions): UsePhoenixOrderResult {
  const { orderId, enabled = true } = options;
  const orderUrl = options.orderUrl && `${options.orderUrl}`;
  const isAsked = enabled && orderId !== undefined && orderId !== null;
  const refusal = React.useMemo(() => refuseSource({ orderUrl, orderId }), [orderUrl, orderId]);
  const isAskable = orderId !== undefined && orderId !== null && !refusal;
  const isEnabled = enabled && isAskable;
  React.useEffect(() => {
    if (isAsked && refusal) warnInDevelopment(refusal);
  }, [isAsked, refusal]);

  const client = useCacheClient(options.queryClient);
  const asked = orderQuery(options);
  const cache = client.getQueryCache();
  const query = cache.build<PhoenixOrder, Error, PhoenixOrder>(client, asked);
  const history = orderHistoryOf(cache, query.queryKey);

  useLingeringRequest(client, query);
  const { refetch } = useQuery({ ...asked, ...onlyWhenTold }, client);
  const { state } = query;
  const refresh = React.useCallback(async () => {
    if (!isAskable) return;
    history.clear();
    await refetch({ cancelRefetch: false });
  }, [isAskable, history, refetch]);

  // What failed for another component, before this one turned to the order, is no failure of its own.
  const [followed, setFollowed] = React.useState(history);
  if (followed !== history) setFollowed(history);
  const isOld = useOldFailure(history, isEnabled && followed === history);

  const page = (options.page ?? undefined) as PageWindow | undefined;
  const offline = useOffline(page, isLocalSource(options));
  useOrderWatch(isEnabled, { query, history, refetch, page, isOffline: !!offline }, state);

  // What another component has fetched by now is not in the server's HTML.
  const isHydrating = useIsHydrating();
  const order = isHydrating || !isAskable ? undefined : state.data;
  const error = isAsked ? (refusal ?? failure()) : undefined;

  function failure(): PhoenixError | undefined {
    const isOver = history.isFinal && order !== undefined;
    if (offline && !isOver) return offline;
    return isOld || history.isHiccup ? undefined : history.error;
  }

  return {
    order,
    status: order?.status ?? (isAsked ? (error ? 'error' : 'loading') : 'idle'),
    isConfirmed: order?.status === 'fulfilled',
    error,
    isFetching: state.fetchStatus !== 'idle',
    refresh,
  };
}
