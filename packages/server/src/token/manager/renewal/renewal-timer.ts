import { afterMs, type Cancel } from '../../../time/index.js';
import type { CurrentToken } from '../current/index.js';
import type { TokenRenewal } from './token-renewal.js';

/** A timer may sleep too long with its machine; so it looks again this often. */
const LONGEST_NAP_MS = 30_000;
/** While there is nothing to do but wait for an endpoint. */
const SHORTEST_NAP_MS = 250;

/** Renews without traffic, between `start` and `stop`. Keeps no process alive. */
export class RenewalTimer {
  readonly #renewal: TokenRenewal;
  readonly #current: CurrentToken;
  readonly #now: () => number;
  #isStarted = false;
  #cancel: Cancel | undefined;

  constructor(renewal: TokenRenewal, current: CurrentToken, now: () => number) {
    this.#renewal = renewal;
    this.#current = current;
    this.#now = now;
  }

  get isStarted(): boolean {
    return this.#isStarted;
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.wake();
  }

  stop(): void {
    this.#isStarted = false;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Renews now, if that is due; does nothing while it is stopped. */
  wake(): void {
    if (!this.#isStarted) return;
    const at = this.#now();
    if (at >= this.#renewal.dueAt(at)) this.#renewal.renew();
    this.reschedule();
  }

  /** The next renewal may be due at another time now; does nothing while it is stopped. */
  reschedule(): void {
    this.#cancel?.();
    if (!this.#isStarted) return;
    const at = this.#now();
    const isAtRest = this.#current.servable(at) && !this.#renewal.isUnderWay();
    const napMs = Math.max(this.#renewal.dueAt(at) - at, isAtRest ? 0 : SHORTEST_NAP_MS);
    this.#cancel = afterMs(Math.min(napMs, LONGEST_NAP_MS), () => this.wake());
  }
}
