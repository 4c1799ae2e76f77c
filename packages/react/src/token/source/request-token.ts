import { askBackend, BackendError, withinTime } from '../../backend/index.js';
import { nameOf, type TokenSource } from './token-source.js';

/**
 * Asks the source for a token, once.
 *
 * @returns what the source answered, as parsed JSON
 * @throws BackendError; a `Response` that is a refusal; whatever `fetch` or the host's function throws
 */
export function requestToken(source: TokenSource, signal: AbortSignal): Promise<unknown> {
  const lateError = (words: string) =>
    new BackendError('token_unavailable', `${nameOf(source)}: ${words}`, 1);
  return withinTime((ending) => ask(source, ending), signal, lateError);
}

async function ask(source: TokenSource, signal: AbortSignal): Promise<unknown> {
  const { tokenUrl, tokenRequest, getToken } = source;
  // The request begins while rendering, when a host's function may not set state.
  if (getToken || typeof tokenRequest === 'function') await Promise.resolve();
  if (getToken) return getToken({ signal });
  if (!tokenUrl) throw new BackendError('invalid_config', 'There is no tokenUrl and no getToken');
  const response = await askBackend(tokenUrl, tokenRequest, signal);
  return response.json();
}
