import { aborted } from '../error/index.js';
import { everyMs, onAbort, type Cancel } from '../time/index.js';

const BEAT_MS = 250;
const MISSED_BEATS = 4;
/** By the clock, for those who do not wait and so cannot count beats. */
const STALLED_AFTER_MS = 5000;

type Outcome<T> = { ok: true; value: T } | { ok: false; error: Error };

/** Rejects whoever waited for a shared request that will not come to an end. */
export const requestStalled = new Error('The shared request stalled.');

/**
 * Work that several callers wait for.
 *
 * Where each request has its own I/O (Cloudflare Workers), the work belongs to the request that
 * started it, and simply stops when that one is cancelled. So the work beats while it lives, and
 * each waiter listens with a timer of its own: four missed beats, and somebody else begins again.
 * Beats are counted rather than timed, so that a blocked event loop does not pass for a stalled one.
 */
export class SharedRequest<T> {
  readonly #now: () => number;
  readonly #ended: Promise<Outcome<T>>;
  #outcome: Outcome<T> | undefined;
  #beats = 0;
  #beatAt: number;
  #waiters = 0;

  constructor(work: Promise<T>, now: () => number) {
    this.#now = now;
    this.#beatAt = now();
    const stopBeating = everyMs(BEAT_MS, () => {
      this.#beats += 1;
      this.#beatAt = now();
    });
    this.#ended = work
      .then(
        (value): Outcome<T> => ({ ok: true, value }),
        (error: Error): Outcome<T> => ({ ok: false, error }),
      )
      .then((outcome) => {
        stopBeating();
        return (this.#outcome = outcome);
      });
  }

  /** How many wait. */
  get waiters(): number {
    return this.#waiters;
  }

  isStalled(): boolean {
    return !this.#outcome && this.#now() - this.#beatAt > STALLED_AFTER_MS;
  }

  /**
   * Waits for the outcome. Aborting ends this wait alone, with `aborted`; rejects with
   * {@link requestStalled} if the work will not come to an end. Holds the process meanwhile.
   */
  wait(signal?: AbortSignal): Promise<T> {
    const stops: Cancel[] = [];
    this.#waiters += 1;
    const waited = new Promise<T>((resolve, reject) => {
      const settle = (outcome: Outcome<T>) =>
        outcome.ok ? resolve(outcome.value) : reject(outcome.error);
      let heard = this.#beats;
      let missed = 0;
      const listen = () => {
        missed = this.#beats === heard ? missed + 1 : 0;
        heard = this.#beats;
        if (this.#outcome) settle(this.#outcome);
        else if (missed > MISSED_BEATS) reject(requestStalled);
      };
      stops.push(everyMs(BEAT_MS, listen, { holdsProcess: true }));
      if (signal) stops.push(onAbort(signal, () => reject(aborted())));
      void this.#ended.then(settle);
    });
    return waited.finally(() => {
      this.#waiters -= 1;
      for (const stop of stops) stop();
    });
  }
}
