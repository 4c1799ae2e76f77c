/** Milliseconds to wait after so many failures in a row. Jitter spreads the pages of one outage. */
export const backoffMs = (failureCount: number): number =>
  (Math.min(1000 * 2 ** (failureCount - 1), 30_000) * (1 + Math.random())) / 2;
