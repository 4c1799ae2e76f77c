import { backoffMs } from './renewal-schedule.js';
import { ServerError, type ServerErrorCode } from '../../error/index.js';

/** These do not go away by asking again, only by somebody's doing. */
const credentialErrors = new Set<ServerErrorCode>([
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
]);

function isCredentialError(error: unknown): boolean {
  return error instanceof ServerError && credentialErrors.has(error.code);
}

const REMEMBERED_MS = 60_000;
/** How often a secret function is asked in the background whether it has another secret by now. */
const RECHECK_MS = 5000;
const RATE_LIMITED_MS = 1000;

/** What the next call to the token endpoint has to wait for, after failures. Times in milliseconds. */
export interface UpstreamPause {
  failed(error: ServerError, secret: string | undefined, remainingMs: number): void;
  succeeded(): void;
  /** Until when a renewal behind the callers' backs waits. */
  backgroundUntil(): number;
  /** Throws while a caller without a token has to do without the endpoint. */
  checkCaller(): void;
  /** Throws if this very secret (and id, and scopes) was refused a while ago. */
  checkSecret(secret: string): void;
  /** How long until a caller's call may reach the endpoint. */
  callerWaitMs(): number;
}

/** Remembers failures of the token endpoint, so that nobody hammers it. */
export function createUpstreamPause(now: () => number, random: () => number): UpstreamPause {
  let failures = 0;
  let callerUntil = -Infinity;
  let backgroundUntil = -Infinity;
  let last: ServerError | undefined;
  let refused: { secret: string | undefined; until: number; error: ServerError } | undefined;

  function repeat({ code, message }: ServerError, until: number): ServerError {
    const seconds = Math.ceil((until - now()) / 1000);
    const words = message.replace(/\.?( It is asked again .*)?$/, '');
    return new ServerError(code, `${words}. It is asked again in ${seconds} s.`, seconds);
  }

  return {
    failed(error, secret, remainingMs) {
      const at = now();
      failures += 1;
      last = error;
      if (error.retryAfterSeconds !== undefined) {
        callerUntil = backgroundUntil = at + error.retryAfterSeconds * 1000;
      } else if (isCredentialError(error)) {
        backgroundUntil = at + RECHECK_MS;
      } else {
        const floor = error.code === 'upstream_rate_limited' ? RATE_LIMITED_MS : 0;
        backgroundUntil = callerUntil =
          at + Math.max(floor, backoffMs(failures, remainingMs, random()));
      }
      if (isCredentialError(error)) refused = { secret, until: at + REMEMBERED_MS, error };
    },
    succeeded() {
      failures = 0;
      callerUntil = backgroundUntil = -Infinity;
      last = refused = undefined;
    },
    backgroundUntil: () => backgroundUntil,
    checkCaller() {
      if (last && callerUntil > now()) throw repeat(last, callerUntil);
    },
    checkSecret(secret) {
      if (!refused || refused.until <= now()) return;
      if (refused.secret === secret) {
        backgroundUntil = Math.max(backgroundUntil, now() + RECHECK_MS);
        throw repeat(refused.error, refused.until);
      }
      refused = undefined;
    },
    callerWaitMs() {
      const until = Math.max(callerUntil, refused?.until ?? -Infinity);
      return Math.max(0, until - now());
    },
  };
}
