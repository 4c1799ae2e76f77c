import { pause } from '../../../time/index.js';
import { leasePollMs } from '../schedule/index.js';

export interface LeaseWaitOptions {
  now: () => number;
  random: () => number;
}

/** How long a caller waits for others before this manager mints alone. */
export const WAIT_LIMIT_MS = 15_000;
/** So that not all who wait come at the moment when a lease ends. */
const LEASE_END_JITTER_MS = 100;

/** One mint's wait while another manager holds the lease. Times are on the steady clock. */
export class LeaseWait {
  readonly #options: LeaseWaitOptions;
  readonly #giveUpAt: number;
  #isHeld = false;
  #heldUntil = -Infinity;
  #polls = 0;

  constructor(options: LeaseWaitOptions) {
    this.#options = options;
    this.#giveUpAt = options.now() + WAIT_LIMIT_MS;
  }

  /**
   * @param leasedForMs how long another holds the lease, as the store said it: `undefined`, it is free;
   *   `Infinity`, it is held, and the store does not say for how long
   */
  recordLease(leasedForMs: number | undefined): void {
    this.#isHeld = leasedForMs !== undefined;
    if (leasedForMs !== undefined && leasedForMs < Infinity) {
      this.#heldUntil = this.#options.now() + leasedForMs;
    }
  }

  /** True also where another holds it for longer than it was granted. */
  isLeaseFree(): boolean {
    return !this.#isHeld || this.#options.now() >= this.#heldUntil;
  }

  isTooLong(): boolean {
    return this.#options.now() > this.#giveUpAt;
  }

  /** Waits for the next look: longer each time, but not beyond the end of the lease. */
  async pause(): Promise<void> {
    const { now, random } = this.#options;
    const untilOver = Math.max(0, this.#heldUntil - now()) + random() * LEASE_END_JITTER_MS;
    await pause(Math.min(leasePollMs(this.#polls, random()), untilOver));
    this.#polls += 1;
  }
}
