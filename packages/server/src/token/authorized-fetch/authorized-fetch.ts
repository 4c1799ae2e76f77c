import { isSecureUrl } from '@phoenix-checkout/core';
import { invalidConfig } from '../../error/index.js';
import { isConnectionLost } from '../../http/index.js';
import { checkFunction, checkObject } from '../../options/index.js';
import { createSteadyClock, pause, systemClock } from '../../time/index.js';
import type { TokenManager } from '../manager/index.js';

/** The options of {@link createAuthorizedFetch}. */
export interface AuthorizedFetchOptions {
  /** The `fetch` to use. Default: the runtime's own. */
  fetch?: typeof fetch | undefined;
}

const RENEWAL_INTERVAL_MS = 30_000;

/** A stream can be read once only; everything else can be sent again as it is. */
function canSendAgain(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  const body = init?.body ?? (input instanceof Request ? input.body : null);
  return (
    body === null ||
    typeof body === 'string' ||
    body instanceof URLSearchParams ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body) ||
    body instanceof Blob ||
    body instanceof FormData
  );
}

/**
 * Whether a request whose connection was lost may be sent once more. It may have been carried out: only
 * what does no more when it is done twice, or says by a key that it is the same, is sent again.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
function isRepeatable(method: string, headers: Headers): boolean {
  return (
    ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'].includes(method) || headers.has('Idempotency-Key')
  );
}

/** A redirect led to another origin, which was not shown the token and cannot judge it. */
function isFromElsewhere(response: Response, url: URL): boolean {
  return URL.canParse(response.url) && new URL(response.url).origin !== url.origin;
}

function authorize(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  token: string,
): RequestInit & { headers: Headers } {
  const given = init?.headers ?? (input instanceof Request ? input.headers : undefined);
  const headers = new Headers(given);
  headers.set('Authorization', `Bearer ${token}`);
  return { ...init, headers };
}

/**
 * A `fetch` for APIs that take the token: it adds `Authorization: Bearer`, in place of one that is
 * there.
 *
 * On 401 the token is renewed, once for that token and at most every 30 s, and the request is sent
 * again if its body can be: not with a stream, nor with a `Request` that has a body. Whatever cannot
 * be done leaves the 401 as it is, and so does a 401 of another origin that a redirect led to. The
 * token goes to https only (http on loopback).
 *
 * A request whose connection was lost before an answer (a pooled one that the other side closed) is
 * sent once more, if it may be carried out twice: `GET`, `HEAD`, `OPTIONS`, `PUT`, `DELETE`, or any with
 * an `Idempotency-Key`.
 *
 * @throws PhoenixError `invalid_config` for a URL that is not https; with a {@link TokenErrorCode}
 * where there is no token; `TypeError` and aborts are `fetch`'s own
 * @example
 * const walletFetch = createAuthorizedFetch(manager);
 * const reply = await walletFetch('https://api.phoenixwallet.io/wallets');
 */
export function createAuthorizedFetch(
  manager: Pick<TokenManager, 'getToken' | 'invalidate'>,
  options: AuthorizedFetchOptions = {},
): typeof fetch {
  checkObject('manager', manager);
  checkFunction('fetch', options.fetch);
  const now = createSteadyClock(systemClock);
  let renewedAt = -Infinity;

  /** The token to try again with, if there is another. */
  async function renew(refused: string, signal: AbortSignal | undefined) {
    const current = await manager.getToken({ signal });
    if (current.accessToken !== refused) return current.accessToken;
    if (now() - renewedAt < RENEWAL_INTERVAL_MS) return undefined;
    renewedAt = now();
    await manager.invalidate(refused);
    const { accessToken } = await manager.getToken({ signal });
    return accessToken === refused ? undefined : accessToken;
  }

  async function send(
    input: RequestInfo | URL,
    init: RequestInit | undefined,
    token: string,
  ): Promise<Response> {
    const fetch = options.fetch ?? globalThis.fetch;
    const authorized = authorize(input, init, token);
    try {
      return await fetch(input, authorized);
    } catch (error) {
      const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
      const mayRepeat =
        canSendAgain(input, init) && isRepeatable(method.toUpperCase(), authorized.headers);
      if (!isConnectionLost(error) || !mayRepeat) throw error;
      await pause(0, { holdsProcess: true });
      return fetch(input, authorized);
    }
  }

  return async function authorizedFetch(input, init) {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!isSecureUrl(url)) {
      throw invalidConfig('The access token is sent to https URLs only (http on localhost).');
    }
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    const { accessToken } = await manager.getToken({ signal });
    const response = await send(input, init, accessToken);
    if (response.status !== 401 || isFromElsewhere(response, url)) return response;

    let renewed: string | undefined;
    try {
      renewed = await renew(accessToken, signal);
    } catch {
      // The 401 says it better.
    }
    if (!renewed || !canSendAgain(input, init)) return response;
    void response.body?.cancel().catch(() => {});
    return send(input, init, renewed);
  };
}
