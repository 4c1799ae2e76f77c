import { PhoenixError } from '@phoenix-checkout/core';

/** The codes of what concerns tokens: the manager, the endpoint, the stores. */
export type TokenErrorCode =
  | 'aborted'
  | 'invalid_client'
  | 'invalid_config'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'secret_unavailable'
  | 'store_unavailable'
  | 'unauthorized'
  | 'upstream_invalid_response'
  | 'upstream_rate_limited'
  | 'upstream_timeout'
  | 'upstream_unavailable';

/** The codes of the errors that this package throws. Each has a page under `docs/errors`. */
export type ServerErrorCode =
  | TokenErrorCode
  // Webhooks:
  | 'handler_timeout'
  | 'invalid_signature'
  | 'invalid_webhook'
  | 'raw_body_lost'
  | 'stale_webhook'
  // Orders:
  | 'order_not_found';

/**
 * What this package throws: a `PhoenixError` with one of {@link ServerErrorCode}. It holds neither
 * a secret nor a token, and no `cause`: what the token endpoint or a `fetch` said may hold both.
 */
export class ServerError extends PhoenixError<ServerErrorCode> {
  /** How long Phoenix asked not to be called again, in seconds; at most 300. */
  readonly retryAfterSeconds?: number;

  constructor(code: ServerErrorCode, message: string, retryAfterSeconds?: number) {
    super(code, message);
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The error of a caller whose signal was aborted. */
export function aborted(): ServerError {
  return new ServerError('aborted', 'The caller aborted before there was an answer.');
}

/** The error of a wrong option. Never give it the value: a secret may have slipped into any option. */
export function invalidConfig(expected: string): ServerError {
  return new ServerError('invalid_config', expected);
}
