'use client';

import type { Query, QueryState } from '@tanstack/react-query';
import * as React from 'react';
import { startAlarm } from '../page/index.js';
import { remainingMs } from './received-token.js';
import type { TokenHistory } from './token-history.js';
import { renewalDueMs } from './token-lifetime.js';
import { asReceived, type CachedToken } from './token-query.js';

interface Renewal {
  query: Query<CachedToken>;
  history: TokenHistory;
  minRemainingSeconds: number | undefined;
  refetch: (options: { cancelRefetch: boolean }) => Promise<unknown>;
}

/**
 * Asks for a token whenever it is time, and renders again when one has expired.
 *
 * @param state of the query, as rendered
 */
export function useTokenRenewal(
  isEnabled: boolean,
  { query, history, minRemainingSeconds, refetch }: Renewal,
  state: QueryState<CachedToken>,
): void {
  const [, renderAgain] = React.useState({});

  React.useEffect(() => {
    asReceived(state.data)?.applyOwnExpiry();
    if (!isEnabled) return undefined;
    return startAlarm((isAwoken) => {
      // Looked up, not as rendered: behind a fallback no render comes, and time goes on.
      const { data, fetchStatus } = query.state;
      const token = asReceived(data);
      const leftMs = remainingMs(token);
      const dueMs = history.error
        ? history.retryDueMs(isAwoken)
        : renewalDueMs(token, minRemainingSeconds);
      const isUnderway = fetchStatus !== 'idle';
      if (dueMs <= 0 && !isUnderway) void refetch({ cancelRefetch: false });
      // Expired, or the host cleared its cache in the middle of a request.
      if (leftMs <= 0) renderAgain({});
      const nextMs = isUnderway ? Infinity : dueMs;
      return leftMs > 0 ? Math.min(nextMs, leftMs) : nextMs;
    });
  }, [isEnabled, query, history, minRemainingSeconds, refetch, state]);
}
