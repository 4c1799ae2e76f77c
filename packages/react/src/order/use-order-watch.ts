'use client';

import type { PhoenixOrder } from '@phoenix-checkout/core';
import type { Query, QueryState } from '@tanstack/react-query';
import * as React from 'react';
import { startAlarm, type PageWindow } from '../page/index.js';
import type { OrderHistory } from './order-history.js';

interface OrderWatch {
  query: Query<PhoenixOrder>;
  history: OrderHistory;
  refetch: (options: { cancelRefetch: boolean }) => Promise<unknown>;
  /** The window that the order is shown in. */
  page: PageWindow | undefined;
  /** The network is known to be gone; the browser tells when it is back. */
  isOffline: boolean;
}

/**
 * Asks for an order whenever it is time, until it is final: never in a hidden page, and at once when
 * it is shown, focused or online again.
 *
 * @param state of the query, as rendered
 */
export function useOrderWatch(
  isEnabled: boolean,
  { query, history, refetch, page, isOffline }: OrderWatch,
  state: QueryState<PhoenixOrder>,
): void {
  React.useEffect(() => {
    const isOver = history.isFinal && state.data !== undefined;
    if (!isEnabled || isOver) return undefined;
    const { document, navigator } = page ?? window;
    return startAlarm((isAwoken) => {
      // Looked up, not as rendered: behind a fallback no render comes, and time goes on.
      const { data, fetchStatus } = query.state;
      const isUnderway = fetchStatus !== 'idle';
      const isAway = document.hidden || (isOffline && !navigator.onLine);
      if (isUnderway || isAway) return Infinity;
      const dueMs = history.dueMs(data, isAwoken);
      if (dueMs <= 0) void refetch({ cancelRefetch: false });
      return dueMs;
    }, page);
  }, [isEnabled, query, history, refetch, page, isOffline, state]);
}
