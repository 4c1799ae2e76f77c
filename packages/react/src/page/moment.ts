/** A moment on both of the page's clocks: the wall clock may be set, the other may stop in sleep. */
export type Moment = readonly [wall: number, monotonic: number];

export const thisMoment = (): Moment => [Date.now(), performance.now()];

/** Milliseconds since then, by whichever clock saw more of them: never too few. */
export const elapsedMs = ([wall, monotonic]: Moment): number =>
  Math.max(Date.now() - wall, performance.now() - monotonic);
