import { ServerError } from '../error/index.js';
import { parseRetryAfter } from './retry-after.js';
import type { UpstreamReply } from './upstream-request.js';

/**
 * The error for an answer that means "not now", whatever it says. `undefined`: it is for the caller to read.
 *
 * @param name who was asked, such as `The token endpoint auth.example`
 * @param now milliseconds since the epoch, to read `Retry-After` with
 */
export function statusError(
  { status, retryAfter }: UpstreamReply,
  name: string,
  now: number,
): ServerError | undefined {
  const seconds = parseRetryAfter(retryAfter, now);
  if (status === 429) {
    return new ServerError(
      'upstream_rate_limited',
      `${name} rate limited the request (429).`,
      seconds,
    );
  }
  if (status >= 500) {
    return new ServerError(
      'upstream_unavailable',
      `${name} answered with a server error (${status}).`,
      seconds,
    );
  }
  return undefined;
}
