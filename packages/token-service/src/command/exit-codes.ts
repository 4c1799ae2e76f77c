import { isPhoenixError } from '@phoenix-checkout/core';
import type { TokenErrorCode } from '@phoenix-checkout/server';
import type { ServiceErrorCode } from '../error/index.js';

/** What each exit code means; the numbers are those of sysexits.h, which systemd and others know by name. */
export const exitCodes = {
  0: 'success',
  69: 'the token could not be written to Redis',
  70: 'internal error',
  71: 'the address to listen on is in use or not permitted',
  75: 'Phoenix is unreachable or rate limited the request; try again later',
  76: 'the answer of Phoenix is not a valid token reply',
  77: 'Phoenix rejected the client credentials',
  78: 'a setting is missing or wrong, or the secret file cannot be read',
} as const;

export type ExitCode = keyof typeof exitCodes;

const byError: Record<TokenErrorCode | ServiceErrorCode, ExitCode> = {
  aborted: 75,
  invalid_client: 77,
  invalid_config: 78,
  invalid_grant: 77,
  invalid_scope: 77,
  listen_failed: 71,
  secret_unavailable: 78,
  store_unavailable: 69,
  unauthorized: 77,
  upstream_invalid_response: 76,
  upstream_rate_limited: 75,
  upstream_timeout: 75,
  upstream_unavailable: 75,
};

export function exitCodeOf(error: unknown): ExitCode {
  if (!isPhoenixError(error) || !Object.hasOwn(byError, error.code)) return 70;
  return byError[error.code as keyof typeof byError];
}
