import { PhoenixError } from '@phoenix-checkout/core';
import type { ReactErrorCode } from '../error/errors.js';
import type { TokenInput } from './held-token.js';

/** How the request to `tokenUrl` is made. */
export interface TokenRequest {
  headers?: HeadersInit | undefined;
  /** Default `'same-origin'`: cookies go to your own origin only. */
  credentials?: RequestCredentials | undefined;
}

export type GetToken = (context: { signal: AbortSignal }) => Promise<TokenInput> | TokenInput;

/** Where access tokens come from: a URL of your backend, or a function of yours. */
export interface TokenSource {
  /**
   * Your backend's endpoint, such as `/api/phoenix/token`. Answers `{access_token, expires_in?}` to
   * a GET.
   */
  tokenUrl?: string | URL | undefined;
  /** Headers and credentials for `tokenUrl`; a function is called for each request. */
  tokenRequest?: TokenRequest | (() => TokenRequest | Promise<TokenRequest>) | undefined;
  /**
   * Fetches a token in your own way, instead of `tokenUrl`. An error with `status` 401 or 403 ends
   * renewal, any other is tried again.
   */
  getToken?: GetToken | undefined;
  /** Identity of `getToken`'s tokens in the cache. Default: one for all that give none. */
  tokenKey?: string | undefined;
}

/**
 * Asks the source for a token, once.
 *
 * @throws PhoenixError `token_unauthorized` `token_unavailable`
 */
export async function requestToken(source: TokenSource, signal: AbortSignal): Promise<unknown> {
  const { tokenUrl, tokenRequest, getToken } = source;
  try {
    // The request begins while rendering, when a host's function may not set state.
    // oxlint-disable-next-line unicorn/no-unnecessary-await -- what it is for is the pause
    if (getToken || typeof tokenRequest === 'function') await 0;
    if (getToken) return await getToken({ signal });
    if (!tokenUrl) throw { name: 'no tokenUrl' };
    const response = await fetch(tokenUrl, {
      ...(typeof tokenRequest === 'function' ? await tokenRequest() : tokenRequest),
      cache: 'no-store',
      signal,
    } as RequestInit);
    if (response.ok) return await response.json();
    throw response;
  } catch (error) {
    // Nothing of the error itself is passed on: HTTP clients put requests, and so tokens, into theirs.
    const { name, status = name } = Object(error);
    throw new PhoenixError<ReactErrorCode>(
      status === 401 || status === 403 ? 'token_unauthorized' : 'token_unavailable',
      `No token: ${status}`,
    );
  }
}
