import { aborted } from '../error/index.js';
import { onAbort } from '../time/index.js';

/**
 * Waits. A caller waits for what comes after it, so the timer holds the process.
 *
 * @throws ServerError `aborted`
 */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(aborted());
      return;
    }
    const timer = setTimeout(() => {
      stopListening?.();
      resolve();
    }, ms);
    const stopListening =
      signal &&
      onAbort(signal, () => {
        clearTimeout(timer);
        stopListening?.();
        reject(aborted());
      });
  });
}
