import { BackendError, refusalError, UNUSABLE_REPLY_PAUSE_MS } from '../../backend/index.js';

/** The codes of the errors for which there is no token. */
export type TokenErrorCode =
  'invalid_config' | 'token_unauthorized' | 'token_unavailable' | 'invalid_token_reply';

/** Why there is no token. */
export type TokenError = BackendError<TokenErrorCode>;

/**
 * What a failure means: of our own parts; a `Response`; or the error of an HTTP client, which has
 * the status itself or in its `response`. Nothing else of a client's error is passed on: it may hold
 * the request, and so secrets.
 *
 * @param where the source, by the name that people know
 */
export function tokenErrorOf(failure: unknown, where: string): TokenError {
  if (failure instanceof BackendError) return failure;
  const { name, code, message: ours } = Object(failure);
  const isNoJson = name === 'SyntaxError';
  if (isNoJson || code === 'invalid_token_reply') {
    const reason = `${where}: ${isNoJson ? 'The reply is not JSON' : ours}`;
    return new BackendError('invalid_token_reply', reason, UNUSABLE_REPLY_PAUSE_MS);
  }
  return refusalError(failure, where, (status) =>
    status === 401 || status === 403 ? 'token_unauthorized' : 'token_unavailable',
  );
}
