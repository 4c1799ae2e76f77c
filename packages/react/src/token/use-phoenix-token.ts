'use client';

import type { PhoenixError } from '@phoenix-checkout/core';
import type { ReceivedToken } from './received-token.js';
import { useReceivedToken, type UsePhoenixTokenOptions } from './use-received-token.js';

/** The token at hand, and how asking for it goes. */
export interface UsePhoenixTokenResult {
  /** A token that has not expired, if there is one. */
  token: string | undefined;
  /** Milliseconds on this page's clock, if known. */
  expiresAt: number | undefined;
  /** `idle`: not enabled; `pending`: none yet; `success`: there is a token; `error`: there is none, and `error` says why. */
  status: 'idle' | 'pending' | 'success' | 'error';
  /**
   * Why the last request failed; also while the token at hand is still good. Codes:
   * `invalid_config` `token_unauthorized` `token_unavailable` `invalid_token_reply`. The same object for
   * as long as one outage lasts.
   */
  error: PhoenixError | undefined;
  /** True while a request is under way. */
  isFetching: boolean;
  /** Asks for a new token now. Never rejects: look at `status`. */
  refresh: () => Promise<void>;
}

/** Milliseconds on the wall clock; undefined: not known. */
function expiresAtOf({ receivedAt: [wallMs], leftAtReceiptMs }: ReceivedToken): number | undefined {
  return leftAtReceiptMs < Infinity ? wallMs + leftAtReceiptMs : undefined;
}

/**
 * A Phoenix access token from your backend, for a UI of your own: fetched once for all components
 * that use it, renewed in the background before it runs out, and never an expired one.
 *
 * For the checkout's frame use `usePhoenixCheckout`, which also knows when a frame may change.
 *
 * @example
 * const { token, status, error, refresh } = usePhoenixToken({ tokenUrl: '/api/phoenix/token' });
 */
export function usePhoenixToken(options: UsePhoenixTokenOptions = {}): UsePhoenixTokenResult {
  const held = useReceivedToken(options);
  const { token, error } = held;
  return {
    ...held,
    token: token?.accessToken,
    expiresAt: token && expiresAtOf(token),
    status: token ? 'success' : options.enabled === false ? 'idle' : error ? 'error' : 'pending',
  };
}
