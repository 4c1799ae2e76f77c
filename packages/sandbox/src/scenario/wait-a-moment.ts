const longestMs = 400;

/**
 * Real time between attempts at a receiver that said no: what it waits for (a page that stores its
 * order, a process that starts) takes real time too, however fast the sandbox's clock is.
 */
export function waitAMoment(round: number, signal: AbortSignal | undefined): Promise<void> {
  const ms = Math.min(longestMs, 50 * 2 ** round);
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  });
}
