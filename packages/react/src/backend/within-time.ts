/** Longer than gateways wait for a backend: what is not here by then will not come. */
const TIMEOUT_SECONDS = 30;

/**
 * Asks, and gives up when it takes too long.
 *
 * @param ask may ignore its signal, as a function of the host's does: its answer is dropped then
 * @param signal gives up at once: the answer is not wanted any more
 * @param lateError what it fails with when no answer has come in time
 */
export async function withinTime<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  signal: AbortSignal,
  lateError: (words: string) => Error,
): Promise<Answer> {
  const request = new AbortController();
  const giveUp = () => request.abort(lateError(`no answer in ${TIMEOUT_SECONDS} s`));
  const timer = setTimeout(giveUp, TIMEOUT_SECONDS * 1000);
  signal.addEventListener('abort', () => request.abort());
  const aborted = new Promise<never>((_, reject) => {
    request.signal.addEventListener('abort', () => reject(request.signal.reason));
  });
  try {
    return await Promise.race([ask(request.signal), aborted]);
  } finally {
    clearTimeout(timer);
  }
}
