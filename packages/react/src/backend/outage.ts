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

  /** What failed does not count any more: it went well, or somebody asks anew. */
  forgive(): void {
    this.#error = undefined;
    this.#failureCount = 0;
  }

  /** True while the backend wants a pause, or is known to be unusable for a while. */
  get isToWait(): boolean {
    return this.#leastPauseMs < Infinity && this.retryDueMs(true) > 0;
  }

  /** Milliseconds until the backend may be asked again; who wakes up does not wait out a backoff. */
  retryDueMs(isAwoken: boolean): number {
    return (isAwoken ? this.#leastPauseMs : this.#pauseMs) - elapsedMs(this.#failedAt);
  }
}
