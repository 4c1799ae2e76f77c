import type { ServerError } from '../../../error/index.js';
import type { ScheduledToken } from '../schedule/index.js';

/** What a renewal wants of a mint. */
export interface MintTask {
  /** Whether another manager's token will do. */
  accepts(token: ScheduledToken): boolean;
  /** Waits for another holder of the lease, rather than leaving the work to it: a caller has no token. */
  waitsForLease: boolean;
  signal: AbortSignal;
}

/** The endpoint was asked, and gave no token. */
export interface MintFailed {
  type: 'failed';
  error: ServerError;
  durationMs: number;
  /** The client secret that it was asked with; undefined: there was none. */
  secret: string | undefined;
}

/** Why the endpoint was not asked. */
export type MintRefused =
  /** Callers get the last error while the endpoint is in backoff. */
  | { type: 'in_backoff'; error: ServerError }
  /** The secret is still the one that the endpoint refused a while ago. */
  | { type: 'secret_refused'; error: ServerError }
  /** Another manager is minting, or renewals are in backoff: look again later. */
  | { type: 'postponed' };

/** How a mint ended; `stored` settles when the store has it, or has failed, and never rejects. */
export type MintOutcome =
  | { type: 'minted'; token: ScheduledToken; durationMs: number; stored: Promise<void> }
  /** Another manager had minted. */
  | { type: 'adopted'; token: ScheduledToken; stored: Promise<void> }
  | MintFailed
  | MintRefused;

/** The token endpoint as the fleet's mint sees it. */
export interface Upstream {
  /** Undefined: it may be asked. */
  refusal(): MintRefused | undefined;
  request(
    timeoutMs: number,
  ): Promise<{ type: 'minted'; token: ScheduledToken; durationMs: number } | MintFailed>;
}
