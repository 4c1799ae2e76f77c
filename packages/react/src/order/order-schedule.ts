import { ORDER_LIFESPAN_MS, type PhoenixOrder } from '@phoenix-checkout/core';

/** The shortest pause between two answers. A page that wakes up need not wait for longer. */
export const SHORTEST_PAUSE_MS = 2000;
const PAYERS_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 60_000;

const between = (least: number, ms: number, most: number) => Math.min(Math.max(least, ms), most);

/**
 * Milliseconds from one answer to the next question.
 *
 * A payer waits in front of the page: 2 s at first, and after some minutes 10 s. One that is pending
 * for longer than an order lives (25 minutes) is asked for less and less, down to once a minute. An
 * expired one may still be fulfilled by a late transfer: once a minute.
 *
 * @param watchedMs since this page has asked for the order first
 */
export function pauseMs({ status }: Pick<PhoenixOrder, 'status'>, watchedMs: number): number {
  if (status === 'expired') return LONGEST_PAUSE_MS;
  return watchedMs < ORDER_LIFESPAN_MS
    ? between(SHORTEST_PAUSE_MS, watchedMs / 20, PAYERS_PAUSE_MS)
    : between(PAYERS_PAUSE_MS, watchedMs / 150, LONGEST_PAUSE_MS);
}
