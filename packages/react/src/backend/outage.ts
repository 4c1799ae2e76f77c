import { elapsedMs, thisMoment, type Moment } from '../page/index.js';
import type { BackendError } from './backend-error.js';
import { backoffMs } from './backoff.js';

/** How requests to a backend fail now, and when it may be asked again. */
export class Outage<Failure extends BackendError> {
  #error: Failure | undefined;
  #failureCount = 0;
  #failedAt: Moment = [0, 0];
  #leastPauseMs = 0;
  #pauseMs = 0;

  /** Why there is nothing newer; the same object for as long as one outage lasts. */
  get error(): Failure | undefined {
    return this.#error;
  }

  /** Failures since the last success. */
  get failureCount(): number {
    return this.#failureCount;
  }

  /** A first failure that the next try may mend: nothing is said of it yet. */
  get isHiccup(): boolean {
    return this.#failureCount === 1 && this.#leastPauseMs === 0;
  }

  recordFailure(error: Failure): void {
    this.#failureCount += 1;
    this.#failedAt = thisMoment();
    this.#leastPauseMs = error.leastPauseMs;
    this.#pauseMs = Math.max(error.leastPauseMs, backoffMs(this.#failureCount));
    // 502 and 503 in turn are one outage.
    if (this.#error?.code !== error.code) this.#error = error;
  }

  /** Forgets the failures: a request succeeded, or somebody asks again. */
  clear(): void {
    this.#error = undefined;
    this.#failureCount = 0;
  }

  /** True while the backend is not to be asked: it said so, or its reply was unusable. */
  get isPaused(): boolean {
    return this.#leastPauseMs < Infinity && this.retryDueMs(true) > 0;
  }

  /** Milliseconds until the backend may be asked again; a page that has just woken up does not wait for the backoff. */
  retryDueMs(isAwoken: boolean): number {
    return (isAwoken ? this.#leastPauseMs : this.#pauseMs) - elapsedMs(this.#failedAt);
  }
}
