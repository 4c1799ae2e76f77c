import { isSecureUrl } from '@phoenix-checkout/core';
import { invalidConfig } from '../../error/index.js';
import { checkFunction, checkObject } from '../../options/index.js';
import { createSteadyClock, systemClock } from '../../time/index.js';
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

function authorize(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  token: string,
): RequestInit {
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
 * be done leaves the 401 as it is. The token goes to https only (http on loopback).
 *
 * @throws PhoenixError `invalid_config` for a URL that is not https; with a {@link ServerErrorCode}
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

  return async function authorizedFetch(input, init) {
    const send = options.fetch ?? globalThis.fetch;
    const url = new URL(input instanceof Request ? input.url : input);
    if (!isSecureUrl(url)) {
      throw invalidConfig('The access token is sent to https URLs only (http on localhost).');
    }
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    const { accessToken } = await manager.getToken({ signal });
    const response = await send(input, authorize(input, init, accessToken));
    if (response.status !== 401) return response;

    let renewed: string | undefined;
    try {
      renewed = await renew(accessToken, signal);
    } catch {
      // The 401 says it better.
    }
    if (!renewed || !canSendAgain(input, init)) return response;
    void response.body?.cancel().catch(() => {});
    return send(input, authorize(input, init, renewed));
  };
}
