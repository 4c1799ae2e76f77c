import { ServerError, type ServerErrorCode } from '../error/index.js';

const transientCodes = new Set<ServerErrorCode>(['upstream_rate_limited', 'upstream_unavailable']);

/** True for a failure that may be over when Phoenix is asked again. */
export function isTransient(error: unknown): error is ServerError {
  return error instanceof ServerError && transientCodes.has(error.code);
}

/** How long Phoenix asked not to be asked again, in milliseconds; 0: it did not say. */
export function retryAfterMs({ retryAfterSeconds = 0 }: ServerError): number {
  return retryAfterSeconds * 1000;
}
