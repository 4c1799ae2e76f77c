/** A moment on both of the page's clocks: the wall clock may be set, the other may stop in sleep. */
export interface Moment {
  wall: number;
  monotonic: number;
}

export function thisMoment(): Moment {
  return { wall: Date.now(), monotonic: performance.now() };
}

/** Milliseconds since then, by whichever clock saw more of them: never too few, never negative. */
export function elapsedMs({ wall, monotonic }: Moment): number {
  return Math.max(Date.now() - wall, performance.now() - monotonic, 0);
}
