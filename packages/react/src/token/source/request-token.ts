import { PhoenixError } from '@phoenix-checkout/core';
import type { ReactErrorCode } from '../../error/errors.js';
import type { TokenSource } from './token-source.js';

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
