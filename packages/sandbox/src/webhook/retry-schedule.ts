const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Phoenix does not say how often and when it sends again; this is what senders commonly do. */
const pausesMs = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
];

/** How long until the next attempt, in milliseconds; `undefined` after the last one. */
export function retryPauseMs(attempts: number): number | undefined {
  return pausesMs[attempts - 1];
}
