import type { UpstreamBackoff } from '../mint/index.js';
import { lookAgainMs } from '../schedule/index.js';

export interface LookScheduleOptions {
  backoff: UpstreamBackoff;
  /** Other managers may have minted: a renewal looks into the store during backoff too. */
  isShared: boolean;
  now: () => number;
  random: () => number;
}

/** How often a caller has the store looked at while the token endpoint is in backoff. */
const CALLER_LOOK_MS = 1000;

/**
 * When somebody looks for a token again, in the store and behind it: while another manager is minting,
 * and while the token endpoint is in backoff. All times are on the steady clock, in milliseconds.
 */
export class LookSchedule {
  readonly #options: LookScheduleOptions;
  /** Before this no renewal looks for what others are minting. */
  #nextRenewalLookAt = -Infinity;
  #lastCallerLookAt = -Infinity;

  constructor(options: LookScheduleOptions) {
    this.#options = options;
  }

  /** Before this no renewal in the background begins. */
  renewalsWaitUntil(): number {
    const { isShared, backoff } = this.#options;
    return isShared
      ? this.#nextRenewalLookAt
      : Math.max(backoff.renewalsUntil(), this.#nextRenewalLookAt);
  }

  /** A renewal was postponed: the next one looks again a while later, or when backoff ends. */
  postponeRenewals(at: number, remainingMs: number): void {
    const { backoff, random } = this.#options;
    const lookAt = at + lookAgainMs(remainingMs, random());
    const pausedUntil = backoff.renewalsUntil();
    this.#nextRenewalLookAt = pausedUntil > at ? Math.min(lookAt, pausedUntil) : lookAt;
  }

  /** There is a new token: nothing is awaited from others any more. */
  forgetPostponement(): void {
    this.#nextRenewalLookAt = -Infinity;
  }

  /**
   * Lets a caller without a token look. During backoff one a second may, since another manager may have
   * had more luck.
   *
   * @throws ServerError the last error, for all others during backoff
   */
  claimCallerLookOrThrow(): void {
    const at = this.#options.now();
    if (at >= this.#lastCallerLookAt + CALLER_LOOK_MS) {
      this.#lastCallerLookAt = at;
      return;
    }
    const error = this.#options.backoff.callerError();
    if (error) throw error;
  }
}
