import { PhoenixError } from '@phoenix-checkout/core';
import { retryAfterMs } from './retry-after.js';

/** Why the host's backend gave nothing, and whether it is asked again. */
export class BackendError<Code extends string = string> extends PhoenixError<Code> {
  /**
   * Milliseconds in which it is not to be asked again by itself. 0: a failure that the next try may
   * mend. `Infinity`: it is not asked again.
   */
  readonly leastPauseMs: number;

  constructor(code: Code, message: string, leastPauseMs = Infinity) {
    super(code, message);
    this.leastPauseMs = leastPauseMs;
  }
}

/** An unusable reply: somebody has to mend the backend or a cache first, which may take long. */
export const UNUSABLE_REPLY_PAUSE_MS = 300_000;

/**
 * The error for a request that was refused or not answered, and when to ask again. Reads a `Response`,
 * or the error of an HTTP client, which has the status itself or in its `response`.
 *
 * @param codeOf the code for a status
 */
export function refusalError<Code extends string>(
  failure: unknown,
  where: string,
  codeOf: (status: number | undefined) => Code,
): BackendError<Code> {
  const { response = failure } = Object(failure);
  const { status, headers } = Object(response);
  // Of the 4xx, a timeout, too early and too many may go better with the same request.
  const isFinal = status >= 400 && status < 500 && ![408, 425, 429].includes(status);
  const pauseMs = headers instanceof Headers ? retryAfterMs(headers) : 0;
  const words = Number.isInteger(status) ? `status ${status}` : 'no answer';
  return new BackendError(codeOf(status), `${where}: ${words}`, isFinal ? Infinity : pauseMs);
}
