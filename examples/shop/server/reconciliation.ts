import { isPhoenixError } from '@phoenix-checkout/core';
import { reconcileOrders, type OrderClient } from '@phoenix-checkout/server/orders';
import type { OrderBook } from './order-book.js';
import type { Payments } from './payments.js';

/**
 * Asks Phoenix now and then for every payment that is open: tabs are closed, webhooks get lost,
 * transfers come late.
 */
export class Reconciliation {
  readonly #client: OrderClient;
  readonly #book: OrderBook;
  readonly #payments: Payments;
  readonly #stopped = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<unknown> = Promise.resolve();

  constructor(client: OrderClient, book: OrderBook, payments: Payments) {
    this.#client = client;
    this.#book = book;
    this.#payments = payments;
  }

  start(intervalMs: number): void {
    const run = async () => {
      try {
        await this.run(this.#book.openPayments(Date.now()));
      } catch (error) {
        console.error('Reconciliation:', error);
      }
      // After a pass that failed too: the next one may find the database well again.
      if (!this.#stopped.signal.aborted) this.#timer = setTimeout(next, intervalMs);
    };
    const next = () => {
      this.#pass = run();
    };
    next();
  }

  /** One pass over these Phoenix orders. */
  async run(phoenixOrderIds: string[]): Promise<void> {
    await reconcileOrders({
      client: this.#client,
      pending: () => phoenixOrderIds,
      onOrder: async (order) => {
        await this.#payments.learn(order.orderId, { from: 'query', order });
      },
      onError: (error) =>
        console.error('Reconciliation:', isPhoenixError(error) ? error.code : error),
      signal: this.#stopped.signal,
    });
  }

  /** Ends a pass that is under way. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    clearTimeout(this.#timer);
    await this.#pass;
  }
}
