/** Where the time comes from. */
export interface Clock {
  /** The wall clock: milliseconds since the epoch. */
  now(): number;
  /** A clock that cannot be set, in milliseconds from wherever; leave it out where there is none. */
  monotonic?(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** A wall clock that falls behind by less is jitter; by more, somebody set it back. */
const SET_BACK_MS = 1000;

/**
 * A clock to count lifetimes with, in milliseconds from wherever. It never goes back, and it never
 * counts less than the monotonic clock (which a wall clock set back cannot hold) nor less than the
 * wall clock (which goes on while a machine sleeps, where the monotonic one may stand still).
 */
export function createSteadyClock(clock: Clock): () => number {
  let lead: number | undefined;
  let gainedMs = 0;
  return () => {
    // In this order: a pause between the two readings must not look like a lead of the wall clock.
    const wall = clock.now();
    const monotonic = clock.monotonic?.() ?? 0;
    const leadNow = wall - monotonic;
    lead ??= leadNow;
    if (leadNow > lead) {
      gainedMs += leadNow - lead;
      lead = leadNow;
    } else if (lead - leadNow > SET_BACK_MS) {
      // From here on a later sleep counts again.
      lead = leadNow;
    }
    return monotonic + gainedMs;
  };
}
