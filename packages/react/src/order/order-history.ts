import { isOrderFinal, type PhoenixOrder } from '@phoenix-checkout/core';
import { Outage } from '../backend/index.js';
import { elapsedMs, thisMoment, type Moment } from '../page/index.js';
import { perQuery } from '../query/index.js';
import type { OrderError } from './order-error.js';
import { pauseMs, SHORTEST_PAUSE_MS } from './order-schedule.js';

/**
 * When a page asked for an order and was answered, and how it fails now. What the order is stands in
 * the cache.
 */
export class OrderHistory extends Outage<OrderError> {
  #watchedSince: Moment | undefined;
  #answeredAt: Moment | undefined;
  /** On the monotonic clock, which cannot be set. */
  #expiredSinceMs: number | undefined;
  #isFinal = false;

  /** This page, not one whose cache was kept, was told of the order's end. */
  get isFinal(): boolean {
    return this.#isFinal;
  }

  /**
   * @param dateMs when the answer was given, on the backend's clock: the page's own may be wrong.
   * `NaN`: it cannot be read. Then an expired order is final when it was seen expired for a day.
   */
  recordAnswer(order: PhoenixOrder, dateMs: number): void {
    this.clear();
    this.#answeredAt = thisMoment();
    this.#watchedSince ??= this.#answeredAt;
    const nowMs = performance.now();
    this.#expiredSinceMs = order.status === 'expired' ? (this.#expiredSinceMs ?? nowMs) : undefined;
    const asSeen = { status: order.status, updatedAt: this.#expiredSinceMs ?? nowMs };
    this.#isFinal = isOrderFinal(order, dateMs) || isOrderFinal(asSeen, nowMs);
  }

  /** Milliseconds until it is time to ask; 0 or less: now. */
  dueMs(order: PhoenixOrder | undefined, isAwoken: boolean): number {
    if (this.error) return this.retryDueMs(isAwoken);
    // The host may have emptied the cache.
    if (!order || !this.#answeredAt) return 0;
    if (this.#isFinal) return Infinity;
    const watchedMs = this.#watchedSince ? elapsedMs(this.#watchedSince) : 0;
    const pause = isAwoken ? SHORTEST_PAUSE_MS : pauseMs(order, watchedMs);
    return pause - elapsedMs(this.#answeredAt);
  }
}

/** What the page has learnt of asking for a query's order. */
export const orderHistoryOf = /* @__PURE__ */ perQuery(() => new OrderHistory());
