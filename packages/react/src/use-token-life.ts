'use client';

import { isPhoenixError } from '@phoenix-checkout/core';
import type { QueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { holdToken, type HeldToken, type TokenInput } from './held-token.js';
import { useBrowserLayoutEffect } from './latest.js';
import { usePhoenixDefaults } from './phoenix-provider.js';
import { getTokenLife, type TokenLife, type TokenSnapshot } from './token-life.js';
import type { PhoenixTokenOptions } from './token-query-options.js';
import { tokenQueryKey } from './token-source.js';
import { useTokenClient } from './use-token-client.js';

export interface UseTokenLifeOptions extends PhoenixTokenOptions {
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

const noSubscription = () => () => {};

/** The token's source as props and provider give it. */
function useTokenSource(options: PhoenixTokenOptions): PhoenixTokenOptions {
  const defaults = usePhoenixDefaults();
  const given = options.getToken || options.tokenUrl ? options : defaults;
  const { tokenUrl, getToken, tokenKey } = given;
  return {
    tokenUrl,
    getToken,
    tokenKey: options.tokenKey ?? tokenKey,
    tokenRequest: options.tokenRequest ?? defaults.tokenRequest,
    minRemainingSeconds: options.minRemainingSeconds,
  };
}

/** One hook's share in the life of its source's token. */
export function useTokenLife(options: UseTokenLifeOptions): TokenSnapshot & {
  life: TokenLife;
  /** The source's identity. */
  sourceKey: string;
} {
  const source = useTokenSource(options);
  const client = useTokenClient(options.queryClient);
  const sourceKey = JSON.stringify(tokenQueryKey(source));
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key is the source's identity
  const life = useMemo(() => getTokenLife(client, source), [client, sourceKey]);

  const { initialToken, enabled = true } = options;
  const initialKey = JSON.stringify(initialToken);
  const initial = useMemo((): HeldToken | undefined => {
    if (initialToken === undefined) return undefined;
    try {
      const token = holdToken(initialToken);
      // As a query's initialData: nobody can be listening yet.
      if (!life.getSnapshot().token) life.offer(token);
      return token;
    } catch (error) {
      if (isPhoenixError(error)) return undefined;
      throw error;
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- by value
  }, [life, initialKey]);

  useBrowserLayoutEffect(() => {
    life.update(source);
  });
  useBrowserLayoutEffect(() => {
    if (initial) life.offer(initial);
  }, [life, initial]);

  const snapshot = useSyncExternalStore(
    enabled ? life.subscribe : noSubscription,
    life.getSnapshot,
    life.getSnapshot,
  );
  return { ...snapshot, life, sourceKey };
}
