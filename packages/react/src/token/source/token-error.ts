import { PhoenixError } from '@phoenix-checkout/core';
import { retryAfterMs } from './retry-after.js';

/** The codes of the errors for which there is no token. */
export type TokenErrorCode =
  'invalid_config' | 'token_unauthorized' | 'token_unavailable' | 'invalid_token_reply';

/** Why there is no token. */
export class TokenError extends PhoenixError<TokenErrorCode> {
  /**
   * Milliseconds in which the source is not to be asked again by itself. 0: a failure that the
   * next try may mend. `Infinity`: it is not asked again.
   */
  readonly leastPauseMs: number;

  constructor(code: TokenErrorCode, message: string, leastPauseMs = Infinity) {
    super(code, message);
    this.leastPauseMs = leastPauseMs;
  }
}

/** Somebody has to mend the backend or a cache before it, and may be long about it. */
const UNUSABLE_REPLY_PAUSE_MS = 300_000;

/**
 * What a failure means: of our own parts; a `Response`; or the error of an HTTP client, which has
 * the status itself or in its `response`. Nothing else of a client's error is passed on: it may hold
 * the request, and so secrets.
 *
 * @param where the source, by the name that people know
 */
export function tokenErrorOf(failure: unknown, where: string): TokenError {
  if (failure instanceof TokenError) return failure;
  const { name, code, message: ours, response = failure } = Object(failure);
  const isNoJson = name === 'SyntaxError';
  if (isNoJson || code === 'invalid_token_reply') {
    const reason = `${where}: ${isNoJson ? 'The reply is not JSON' : ours}`;
    return new TokenError('invalid_token_reply', reason, UNUSABLE_REPLY_PAUSE_MS);
  }
  const { status, headers } = Object(response);
  const message = `${where}: ${Number.isInteger(status) ? `status ${status}` : 'no answer'}`;
  if (status === 401 || status === 403) return new TokenError('token_unauthorized', message);
  // Of the 4xx, a timeout, too early and too many may go better with the same request.
  const isFinal = status >= 400 && status < 500 && ![408, 425, 429].includes(status);
  const pauseMs = headers instanceof Headers ? retryAfterMs(headers) : 0;
  return new TokenError('token_unavailable', message, isFinal ? Infinity : pauseMs);
}
