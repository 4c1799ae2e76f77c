import { ServerError, type ServerErrorCode } from '../../../error/index.js';
import { mintBackoffMs } from '../schedule/index.js';

/** These do not go away by asking again, only by somebody's doing. */
const credentialErrors = new Set<ServerErrorCode>([
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
]);

const REMEMBERED_MS = 60_000;
/** How often a secret function is asked in the background whether it has another secret by now. */
const RECHECK_MS = 5000;
const RATE_LIMITED_MS = 1000;

/** The last error once more, with the time until the endpoint is asked again. */
function repeat({ code, message }: ServerError, waitMs: number): ServerError {
  const seconds = Math.ceil(waitMs / 1000);
  return new ServerError(code, `${message} It is asked again in ${seconds} s.`, seconds);
}

/** Remembers failures of the token endpoint, so that it is not asked again too soon. Times are in milliseconds. */
export class UpstreamBackoff {
  readonly #now: () => number;
  readonly #random: () => number;
  #failures = 0;
  #lastError: ServerError | undefined;
  #callersUntil = -Infinity;
  #renewalsUntil = -Infinity;
  /** A secret that was refused, or an id or scopes. */
  #refused: { secret: string | undefined; until: number; error: ServerError } | undefined;

  constructor(now: () => number, random: () => number) {
    this.#now = now;
    this.#random = random;
  }

  /** @param remainingMs how long the token in hand is good; 0: there is none */
  recordFailure(error: ServerError, secret: string | undefined, remainingMs: number): void {
    const at = this.#now();
    this.#failures += 1;
    this.#lastError = error;
    const isRefusal = credentialErrors.has(error.code);
    if (error.retryAfterSeconds !== undefined) {
      this.#callersUntil = this.#renewalsUntil = at + error.retryAfterSeconds * 1000;
    } else if (isRefusal) {
      this.#renewalsUntil = at + RECHECK_MS;
    } else {
      const atLeast = error.code === 'upstream_rate_limited' ? RATE_LIMITED_MS : 0;
      const pauseMs = Math.max(atLeast, mintBackoffMs(this.#failures, remainingMs, this.#random()));
      this.#callersUntil = this.#renewalsUntil = at + pauseMs;
    }
    if (isRefusal) this.#refused = { secret, until: at + REMEMBERED_MS, error };
    // The endpoint was asked with another secret: what it said of the old one is over.
    else if (secret !== undefined && secret !== this.#refused?.secret) this.#refused = undefined;
  }

  /** The secret was read again, and is still the refused one: renewals wait before they read it once more. */
  recordSameSecret(): void {
    this.#renewalsUntil = Math.max(this.#renewalsUntil, this.#now() + RECHECK_MS);
  }

  recordSuccess(): void {
    this.#failures = 0;
    this.#callersUntil = this.#renewalsUntil = -Infinity;
    this.#lastError = this.#refused = undefined;
  }

  /** Until when a renewal in the background waits. */
  renewalsUntil(): number {
    return this.#renewalsUntil;
  }

  areRenewalsPaused(): boolean {
    return this.#now() < this.#renewalsUntil;
  }

  /** The error for a caller without a token, while the endpoint may not be asked. */
  callerError(): ServerError | undefined {
    const waitMs = this.#callersUntil - this.#now();
    return this.#lastError && waitMs > 0 ? repeat(this.#lastError, waitMs) : undefined;
  }

  /** The error for this very secret (and id, and scopes), if it was refused a while ago. */
  refusalOf(secret: string): ServerError | undefined {
    const waitMs = (this.#refused?.until ?? -Infinity) - this.#now();
    if (!this.#refused || waitMs <= 0 || this.#refused.secret !== secret) return undefined;
    return repeat(this.#refused.error, waitMs);
  }

  /** How long until a caller's request may reach the endpoint. */
  callerWaitMs(): number {
    const until = Math.max(this.#callersUntil, this.#refused?.until ?? -Infinity);
    return Math.max(0, until - this.#now());
  }
}
