import type { PhoenixOrder } from '@phoenix-checkout/core';
import { aborted, invalidConfig } from '../error/index.js';
import { callListener, checkFunction, checkNumber, checkObject } from '../options/index.js';
import type { OrderClient } from './order-client.js';

type OrderIds = Iterable<string> | AsyncIterable<string>;

/** The options of {@link reconcileOrders}. */
export interface ReconcileOrdersOptions {
  /** Who asks Phoenix: what `createOrderClient` returns. */
  client: OrderClient;
  /** The ids of the orders that your shop takes for open; a cursor of a database, say. */
  pending: () => OrderIds | Promise<OrderIds>;
  /**
   * Called for each order that is not pending any more; do what your webhook's callbacks do. It must
   * not matter if it is called twice for one order.
   */
  onOrder: (order: PhoenixOrder) => unknown;
  /** How many orders are asked for at a time. Default 4. */
  concurrency?: number | undefined;
  /** Ends the pass. */
  signal?: AbortSignal | undefined;
  /** Hears why an order counts as failed. */
  onError?: ((error: unknown, orderId: string) => void) | undefined;
}

/** What a pass did. */
export interface ReconcileOrdersResult {
  /** Orders that were looked at. */
  checked: number;
  /** Orders that are not pending any more: `onOrder` was called for them. */
  changed: number;
  /** Orders that could not be asked for, or whose `onOrder` threw. */
  failed: number;
}

const DEFAULT_CONCURRENCY = 4;
const MAX_CONCURRENCY = 100;

/** @throws ServerError `invalid_config` */
function checkOptions(options: ReconcileOrdersOptions): void {
  checkObject('The options', options);
  checkObject('client', options.client);
  const { pending, onOrder } = options;
  if (typeof pending !== 'function' || typeof onOrder !== 'function') {
    throw invalidConfig('pending and onOrder must be functions.');
  }
  checkFunction('onError', options.onError);
  checkNumber('concurrency', options.concurrency ?? DEFAULT_CONCURRENCY, 1, MAX_CONCURRENCY);
}

/** One pass over the open orders. */
class Pass {
  readonly result: ReconcileOrdersResult = { checked: 0, changed: 0, failed: 0 };
  readonly #options: ReconcileOrdersOptions;
  readonly #ids: AsyncIterator<string>;

  constructor(options: ReconcileOrdersOptions, ids: OrderIds) {
    this.#options = options;
    this.#ids = each(ids);
  }

  /** Takes one id after another; several of these run beside each other. */
  async work(): Promise<void> {
    const { signal } = this.#options;
    for (;;) {
      if (signal?.aborted) throw aborted();
      const { done, value } = await this.#ids.next();
      if (done) return;
      await this.#check(value);
    }
  }

  /** Lets a database's cursor close. */
  async end(): Promise<void> {
    await this.#ids.return?.();
  }

  async #check(orderId: string): Promise<void> {
    const { client, signal, onOrder, onError } = this.#options;
    this.result.checked += 1;
    try {
      const order = await client.getOrder(orderId, { signal });
      if (order.status === 'pending') return;
      this.result.changed += 1;
      await onOrder(order);
    } catch (error) {
      if (signal?.aborted) throw aborted();
      this.result.failed += 1;
      callListener((news: unknown) => onError?.(news, orderId), error);
    }
  }
}

async function* each(ids: OrderIds): AsyncGenerator<string> {
  yield* ids;
}

/**
 * Asks once for every order that your shop takes for open: tabs that were closed, webhooks that never
 * came, transfers after `expired`. For cron, or a loop; every few minutes is often enough.
 *
 * Keep an order among `pending` until it is final: `fulfilled`, or `expired` for 24 hours
 * (`isOrderFinal` of `@phoenix-checkout/core`).
 *
 * @throws PhoenixError `invalid_config` for a wrong option, `aborted`; what `pending` throws
 * @example
 * const { failed } = await reconcileOrders({
 *   client: orders,
 *   pending: () => db.openOrderIds(),
 *   onOrder: (order) => settle(order),
 * });
 */
export async function reconcileOrders(
  options: ReconcileOrdersOptions,
): Promise<ReconcileOrdersResult> {
  checkOptions(options);
  const pass = new Pass(options, await options.pending());
  const workers = Array.from({ length: options.concurrency ?? DEFAULT_CONCURRENCY }, () =>
    pass.work(),
  );
  try {
    await Promise.all(workers);
  } finally {
    await Promise.allSettled(workers);
    await pass.end();
  }
  return pass.result;
}
