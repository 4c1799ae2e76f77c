import { isPhoenixError, PhoenixError } from '@phoenix-checkout/core';
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
export function tokenQueryKey({ tokenUrl, getToken, tokenKey = 'default' }: TokenSource) {
  return ['phoenix-checkout', 'token', ...(getToken ? ['key', tokenKey] : [String(tokenUrl)])];
}

/** An error of a token request, with the seconds that the backend asked to wait. */
export class TokenError extends PhoenixError<ReactErrorCode> {
  retryAfterMs = 0;
}

const TIMEOUT_MS = 20_000;

function refused(status: number | undefined) {
  return status === 401 || status === 403;
}

const unauthorized = (whose: string) =>
  new TokenError(
    'token_unauthorized',
    `${whose} refused to give a Phoenix access token: the user may have to sign in again.`,
  );

const unavailable = (what: string) => new TokenError('token_unavailable', what);

async function fetchReply(source: TokenSource, signal: AbortSignal): Promise<unknown> {
  const { tokenUrl, tokenRequest } = source;
  if (!tokenUrl) {
    throw new PhoenixError<ReactErrorCode>(
      'invalid_option',
      'Pass tokenUrl or getToken: to the component, the hook, or a PhoenixProvider.',
    );
  }
  const request = typeof tokenRequest === 'function' ? await tokenRequest() : tokenRequest;
  const response = await fetch(tokenUrl, {
    cache: 'no-store',
    credentials: request?.credentials ?? 'same-origin',
    headers: request?.headers ?? { accept: 'application/json' },
    signal,
  });
  if (refused(response.status)) throw unauthorized('The token endpoint');
  if (!response.ok) {
    const error = unavailable(`The token endpoint answered with status ${response.status}.`);
    error.retryAfterMs = Number(response.headers.get('retry-after')) * 1000 || 0;
    throw error;
  }
  return response.json().catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new PhoenixError<ReactErrorCode>(
      'invalid_token_reply',
      'The token endpoint answered with something other than JSON: is tokenUrl right?',
    );
  });
}

/**
 * Asks the source for a token, once.
 *
 * @throws PhoenixError `token_unauthorized` `token_unavailable` `invalid_token_reply` `invalid_option`
 */
export async function requestToken(source: TokenSource, signal: AbortSignal): Promise<unknown> {
  const { getToken } = source;
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, TIMEOUT_MS);
  signal.addEventListener('abort', abort);
  const whose = getToken ? 'getToken' : 'The token endpoint';
  try {
    const { signal: ours } = controller;
    // A function of the host's may not mind the signal, so the timeout counts by itself.
    return await Promise.race([
      getToken ? getToken({ signal: ours }) : fetchReply(source, ours),
      new Promise((_, reject) => ours.addEventListener('abort', reject)),
    ]);
  } catch (error) {
    if (isPhoenixError(error)) throw error;
    const { status, response } = Object(error);
    if (refused(status ?? response?.status)) throw unauthorized(whose);
    // The error itself is not passed on: hosts' HTTP clients put requests, and so tokens, into theirs.
    throw unavailable(
      controller.signal.aborted
        ? `${whose} gave no answer within ${TIMEOUT_MS / 1000} seconds.`
        : `${whose} could not be reached, or failed.`,
    );
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
