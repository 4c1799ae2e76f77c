/** The longest `Retry-After` that is believed, and that our own endpoints send. */
const LONGEST_RETRY_AFTER_SECONDS = 300;

/**
 * What is sent as `Retry-After`: whole seconds, from 1 to `longest`.
 *
 * @param seconds of a host's or a store, which may be anything
 * @param fallback in seconds, where that is no number that can be waited for
 */
export function retryAfterHeader(
  seconds: unknown,
  fallback: number,
  longest = LONGEST_RETRY_AFTER_SECONDS,
): string {
  const isTime = typeof seconds === 'number' && seconds > 0 && seconds < Infinity;
  return String(Math.min(isTime ? Math.ceil(seconds) : fallback, longest));
}

/**
 * Reads a `Retry-After`, seconds or a date, in seconds from now; above 300 it counts as 300.
 *
 * @param now milliseconds since the epoch
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const value = header.trim();
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : value.endsWith('GMT')
      ? Math.ceil((Date.parse(value) - now) / 1000)
      : Number.NaN;
  return seconds > 0 ? Math.min(seconds, LONGEST_RETRY_AFTER_SECONDS) : undefined;
}
