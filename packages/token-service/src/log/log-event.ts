import type { TokenEvent } from '@phoenix-checkout/server';
import type { ServiceLog } from './service-log.js';

/** Writes what happened to the token into the log. An error that leaves callers without one is an `error`. */
export function logEvent(log: ServiceLog, event: TokenEvent): void {
  switch (event.type) {
    case 'token_minted': {
      const { durationMs, lifetimeSeconds, repeated } = event;
      log.info(
        { event: event.type, durationMs: Math.round(durationMs), lifetimeSeconds, repeated },
        repeated ? 'Phoenix granted the same token again' : 'Phoenix granted a token',
      );
      return;
    }
    case 'token_adopted':
      log.info(
        { event: event.type, expiresInSeconds: event.expiresInSeconds },
        'took a token that another process had minted',
      );
      return;
    case 'token_invalidated':
      log.info({ event: event.type }, 'the token is not used any more');
      return;
    case 'store_failed':
      log.warn(
        { event: event.type, operation: event.operation, code: event.error.code },
        'the store did not answer; this process goes on by itself',
      );
      return;
    case 'mint_failed': {
      const { error, expiresInSeconds } = event;
      const fields = {
        event: event.type,
        code: error.code,
        reason: error.message,
        retryInSeconds: Math.ceil(event.retryInSeconds),
        expiresInSeconds,
      };
      if (expiresInSeconds > 0) log.warn(fields, 'no new token; the old one is still good');
      else log.error(fields, 'no token; callers get 503');
    }
  }
}
