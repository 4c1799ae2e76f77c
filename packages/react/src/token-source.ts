import { PhoenixError } from '@phoenix-checkout/core';
import type { ReactErrorCode } from './errors.js';
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
  /** Identity of `getToken`'s tokens in the cache. Default `'default'`. */
  tokenKey?: string | undefined;
}

/** The key of a source's token in the query cache. */
export const tokenQueryKey = ({ tokenUrl, getToken, tokenKey = 'default' }: TokenSource) => [
  'phoenix-checkout',
  getToken ? { tokenKey } : String(tokenUrl),
];

/** A failed request, with the milliseconds that the backend asked to wait. */
export type TokenError = PhoenixError<ReactErrorCode> & { retryAfterMs?: number };

const TIMEOUT_MS = 20_000;

async function fetchReply(
  tokenUrl: string | URL,
  tokenRequest: TokenSource['tokenRequest'],
  signal: AbortSignal,
) {
  const response = await fetch(tokenUrl, {
    ...(typeof tokenRequest === 'function' ? await tokenRequest() : tokenRequest),
    cache: 'no-store',
    signal,
  } as RequestInit);
  // Caught below, where its status counts.
  if (!response.ok) throw response;
  // What is no JSON is no token reply; the parser says so.
  return response.json().catch(() => {});
}

/**
 * Asks the source for a token, once.
 *
 * @throws PhoenixError `token_unauthorized` `token_unavailable` `invalid_option`
 */
export async function requestToken(source: TokenSource, signal: AbortSignal): Promise<unknown> {
  const { tokenUrl, getToken } = source;
  if (!tokenUrl && !getToken)
    throw new PhoenixError('invalid_option', 'Pass tokenUrl or getToken.');
  const controller = new AbortController();
  const abort = () => controller.abort();
  // Query makes one signal for all tries: each takes the place of the one before.
  signal.onabort = abort;
  const timer = setTimeout(abort, TIMEOUT_MS);
  try {
    return await (getToken
      ? getToken({ signal: controller.signal })
      : fetchReply(tokenUrl ?? '', source.tokenRequest, controller.signal));
  } catch (error) {
    // Nothing of the error itself is passed on: HTTP clients put requests, and so tokens, into theirs.
    const { response = error, headers } = Object(error);
    const { status = 'no answer' } = Object(response);
    throw Object.assign(
      new PhoenixError(
        status === 401 || status === 403 ? 'token_unauthorized' : 'token_unavailable',
        `${getToken ? 'getToken' : 'tokenUrl'} gave no token: ${status}.`,
      ),
      { retryAfterMs: headers?.get?.('retry-after') * 1000 || 0 },
    );
  } finally {
    clearTimeout(timer);
  }
}
