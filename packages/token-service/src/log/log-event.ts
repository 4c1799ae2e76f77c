import type { TokenEvent } from '@phoenix-checkout/server';
import type { ServiceLog } from './service-log.js';

type EventOf<Type extends TokenEvent['type']> = Extract<TokenEvent, { type: Type }>;

function logMint(log: ServiceLog, event: EventOf<'token_minted'>): void {
  const { type, durationMs, lifetimeSeconds, repeated } = event;
  log.info(
    { event: type, durationMs: Math.round(durationMs), lifetimeSeconds, repeated },
    repeated ? 'Phoenix granted the same token again' : 'Phoenix granted a token',
  );
}

/** An error only where callers are left without a token. */
function logFailedMint(log: ServiceLog, event: EventOf<'mint_failed'>): void {
  const { type, error, expiresInSeconds } = event;
  const fields = {
    event: type,
    code: error.code,
    reason: error.message,
    renewalRetryInSeconds: Math.ceil(event.renewalRetryInSeconds),
    expiresInSeconds,
  };
  if (expiresInSeconds > 0) log.warn(fields, 'no new token; the current one is still valid');
  else log.error(fields, 'no token; callers get 503');
}

/** Logs what happened to the token. */
export function logEvent(log: ServiceLog, event: TokenEvent): void {
  switch (event.type) {
    case 'token_minted':
      logMint(log, event);
      return;
    case 'token_adopted':
      log.info(
        { event: event.type, expiresInSeconds: event.expiresInSeconds },
        'took a token that another process had minted',
      );
      return;
    case 'token_invalidated':
      log.info({ event: event.type }, 'the token was reported as rejected and is no longer used');
      return;
    case 'store_failed':
      log.warn(
        { event: event.type, operation: event.operation, code: event.error.code },
        'a store call failed; this process mints for itself',
      );
      return;
    case 'mint_failed':
      logFailedMint(log, event);
  }
}
