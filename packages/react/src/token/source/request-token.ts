import { TokenError } from './token-error.js';
import { nameOf, type TokenSource } from './token-source.js';

/** Longer than gateways wait for a backend: what is not here by then will not come. */
const TIMEOUT_SECONDS = 30;

/**
 * Asks the source for a token, once.
 *
 * @returns what the source answered, as parsed JSON
 * @throws TokenError; a `Response` that is a refusal; whatever `fetch` or the host's function throws
 */
export async function requestToken(source: TokenSource, signal: AbortSignal): Promise<unknown> {
  const request = new AbortController();
  const giveUp = () => {
    const message = `${nameOf(source)}: no answer in ${TIMEOUT_SECONDS} s`;
    request.abort(new TokenError('token_unavailable', message, 1));
  };
  const timer = setTimeout(giveUp, TIMEOUT_SECONDS * 1000);
  signal.addEventListener('abort', () => request.abort());
  // A function of the host's may not heed the signal.
  const aborted = new Promise((_, reject) => {
    request.signal.addEventListener('abort', () => reject(request.signal.reason));
  });
  try {
    return await Promise.race([ask(source, request.signal), aborted]);
  } finally {
    clearTimeout(timer);
  }
}

async function ask(source: TokenSource, signal: AbortSignal): Promise<unknown> {
  const { tokenUrl, tokenRequest, getToken } = source;
  // The request begins while rendering, when a host's function may not set state.
  if (getToken || typeof tokenRequest === 'function') await Promise.resolve();
  if (getToken) return getToken({ signal });
  if (!tokenUrl) throw new TokenError('invalid_config', 'There is no tokenUrl and no getToken');
  const init = typeof tokenRequest === 'function' ? await tokenRequest() : tokenRequest;
  const response = await fetch(tokenUrl, { ...init, cache: 'no-store', signal } as RequestInit);
  if (!response.ok) throw response;
  return response.json();
}
