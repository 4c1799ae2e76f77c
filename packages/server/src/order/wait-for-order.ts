import { isPhoenixError, type PhoenixOrder } from '@phoenix-checkout/core';
import { ServerError } from '../error/index.js';
import { checkNumber } from '../options/index.js';
import { onAbort, withDeadline } from '../time/index.js';
import { LONGEST_TIMEOUT_MS, type WaitForOrderOptions } from './order-options.js';
import { sleep } from './sleep.js';
import { isTransient, retryAfterMs } from './transient-error.js';

const DEFAULT_TIMEOUT_MS = 1_800_000;

const FIRST_POLL_MS = 2000;
const LONGEST_POLL_MS = 10_000;
const POLL_GROWTH = 1.5;

/** What one look has brought. */
interface Look {
  /** The order, if it has come to an end. */
  order?: PhoenixOrder;
  /** How long Phoenix asked not to be asked again. */
  retryAfterMs: number;
}

async function look(asked: Promise<PhoenixOrder>): Promise<Look> {
  try {
    const order = await asked;
    const isOver = order.status === 'fulfilled' || order.status === 'expired';
    return isOver ? { order, retryAfterMs: 0 } : { retryAfterMs: 0 };
  } catch (error) {
    if (isPhoenixError(error, 'upstream_timeout')) return { retryAfterMs: 0 };
    if (!isTransient(error)) throw error;
    return { retryAfterMs: retryAfterMs(error) };
  }
}

/**
 * Asks until the order has come to an end, less often from time to time.
 *
 * @param ask asks once; a question that is under way when the time is over is aborted
 * @throws ServerError `invalid_config` `upstream_timeout` `aborted`, and what `ask` throws for good
 */
export async function waitForOrder(
  ask: (signal: AbortSignal) => Promise<PhoenixOrder>,
  { signal, timeoutMs = DEFAULT_TIMEOUT_MS }: WaitForOrderOptions,
): Promise<PhoenixOrder> {
  checkNumber('timeoutMs', timeoutMs, 1, LONGEST_TIMEOUT_MS);
  const endsAt = performance.now() + timeoutMs;
  const leftMs = () => Math.max(0, endsAt - performance.now());
  const timedOut = () =>
    new ServerError(
      'upstream_timeout',
      `The order was neither fulfilled nor expired within ${timeoutMs} ms.`,
    );
  const wait = new AbortController();
  const endWait = () => wait.abort();
  if (signal?.aborted) endWait();
  const stopListening = signal && onAbort(signal, endWait);
  try {
    for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * POLL_GROWTH, LONGEST_POLL_MS)) {
      const seen = await look(withDeadline(ask(wait.signal), Math.max(leftMs(), 1), timedOut));
      if (seen.order) return seen.order;
      await sleep(Math.min(Math.max(pollMs, seen.retryAfterMs), leftMs()), wait.signal);
      if (leftMs() === 0) throw timedOut();
    }
  } finally {
    stopListening?.();
    // The last question may be under way still.
    endWait();
  }
}
