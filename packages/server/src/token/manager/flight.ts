import { aborted } from '../../error/index.js';
import { everyMs } from '../../time/index.js';

const BEAT_MS = 250;
const MISSED_BEATS = 4;
/** By the clock, for those who do not wait and so cannot count beats. */
const LOST_AFTER_MS = 5000;

type Outcome<T> = { ok: true; value: T } | { ok: false; error: Error };

/** Rejects whoever waited for a flight that nobody flies any more. */
export const flightLost = new Error('The work that was waited for stands still.');

/** Work that several callers wait for. */
export interface Flight<T> {
  /**
   * Waits for the outcome. Aborting ends this wait alone, with `aborted`; rejects with
   * {@link flightLost} if the work will not come to an end.
   */
  join(signal?: AbortSignal): Promise<T>;
  /** How many wait. */
  waiting(): number;
  /** True for work that stands still. */
  isLost(): boolean;
}

/**
 * Starts work that several callers wait for.
 *
 * Where each request has its own I/O (Cloudflare Workers), the work belongs to the request that
 * started it, and simply stops when that one is cancelled. So the work beats while it lives, and
 * each waiter listens with a timer of its own: four missed beats, and somebody else begins again.
 * Beats are counted rather than timed, so that a blocked event loop is no reason to.
 */
export function startFlight<T>(work: Promise<T>, now: () => number): Flight<T> {
  let outcome: Outcome<T> | undefined;
  let beats = 0;
  let beatAt = now();
  let waiting = 0;

  const stopBeating = everyMs(BEAT_MS, () => {
    beats += 1;
    beatAt = now();
  });
  const landed = work
    .then(
      (value) => (outcome = { ok: true, value }),
      (error: Error) => (outcome = { ok: false, error }),
    )
    .finally(stopBeating);

  function join(signal?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let heard = beats;
      let missed = 0;
      let left = false;
      const leave = (how: () => void) => {
        if (left) return;
        left = true;
        waiting -= 1;
        stopListening();
        signal?.removeEventListener('abort', onAbort);
        how();
      };
      const onAbort = () => leave(() => reject(aborted()));
      const arrive = (end: Outcome<T>) =>
        leave(() => (end.ok ? resolve(end.value) : reject(end.error)));
      const stopListening = everyMs(BEAT_MS, () => {
        missed = beats === heard ? missed + 1 : 0;
        heard = beats;
        if (outcome) arrive(outcome);
        else if (missed > MISSED_BEATS) leave(() => reject(flightLost));
      });
      waiting += 1;
      signal?.addEventListener('abort', onAbort);
      void landed.then(arrive);
    });
  }

  return {
    join,
    waiting: () => waiting,
    isLost: () => !outcome && now() - beatAt > LOST_AFTER_MS,
  };
}
