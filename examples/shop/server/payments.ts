import {
  reduceOrder,
  type OrderFact,
  type OrderState,
  type PaymentLink,
} from '@phoenix-checkout/core';
import type { ShopDatabase } from './database.js';
import type { PaymentCheck, PaymentVerdict } from './payment-check.js';

interface PaymentRow {
  orderId: string | null;
  state: string | null;
}

interface OrderRow {
  id: string;
  productId: string;
  total: string;
  paidWith: string | null;
}

/**
 * Whatever is learned of a payment comes through here: from the page, from webhooks, and from asking
 * Phoenix. It may come twice, late and in any order.
 */
export class Payments {
  readonly #database: ShopDatabase;
  readonly #check: PaymentCheck;

  constructor(database: ShopDatabase, check: PaymentCheck) {
    this.#database = database;
    this.#check = check;
  }

  /**
   * The page tells which Phoenix order pays an order of the shop's.
   *
   * @returns false if that Phoenix order pays another one
   */
  claim(orderId: string, phoenixOrderId: string): boolean {
    this.#run('INSERT OR IGNORE INTO payments (phoenix_order_id) VALUES (?)', phoenixOrderId);
    this.#run(
      'UPDATE payments SET order_id = ? WHERE phoenix_order_id = ? AND order_id IS NULL',
      orderId,
      phoenixOrderId,
    );
    return this.#payment(phoenixOrderId)?.orderId === orderId;
  }

  /** The page tells which payment link pays an order of the shop's; false if it pays another one. */
  claimLink(orderId: string, linkId: string): boolean {
    this.#run(
      `INSERT INTO payment_links (id, order_id, status) VALUES (?, ?, 'pending')
       ON CONFLICT (id) DO UPDATE SET order_id = coalesce(order_id, excluded.order_id)`,
      linkId,
      orderId,
    );
    if (this.#orderOfLink(linkId) !== orderId) return false;
    // A webhook of the link was faster.
    this.#run(
      'UPDATE payments SET order_id = ? WHERE link_id = ? AND order_id IS NULL',
      orderId,
      linkId,
    );
    return true;
  }

  /** A webhook tells of a payment link, and of the Phoenix order that was made through it. */
  learnLink({ id, status }: PaymentLink, phoenixOrderId: string | undefined): void {
    this.#run(
      `INSERT INTO payment_links (id, status) VALUES (?, ?)
       ON CONFLICT (id) DO UPDATE SET status = excluded.status WHERE status <> 'consumed'`,
      id,
      status,
    );
    if (phoenixOrderId === undefined) return;
    this.#run('INSERT OR IGNORE INTO payments (phoenix_order_id) VALUES (?)', phoenixOrderId);
    this.#run(
      `UPDATE payments SET link_id = ?, order_id = coalesce(order_id, ?) WHERE phoenix_order_id = ?`,
      id,
      this.#orderOfLink(id),
      phoenixOrderId,
    );
  }

  /**
   * Somebody tells of a Phoenix order. Goods leave when it is confirmed and Phoenix, asked once more,
   * says that all of it was paid to us.
   *
   * @param eventId of the webhook that told it; one that took effect before does nothing
   * @returns the shop's order that it pays, if the page has told
   * @throws PhoenixError if Phoenix cannot be asked; then nothing has happened
   */
  async learn(
    phoenixOrderId: string,
    fact: OrderFact,
    eventId?: string,
  ): Promise<string | undefined> {
    // Asked outside of the transaction, which holds the database.
    const verdict = await this.#ask(phoenixOrderId, fact);
    this.#database
      .transaction(() => {
        if (eventId !== undefined && !this.#recordEvent(eventId)) return;
        const isConfirmed = this.#recordFacts(phoenixOrderId, fact, verdict);
        if (isConfirmed) this.#settle(phoenixOrderId, verdict);
      })
      .immediate();
    return this.#payment(phoenixOrderId)?.orderId ?? undefined;
  }

  async #ask(phoenixOrderId: string, fact: OrderFact): Promise<PaymentVerdict | undefined> {
    const order = this.#orderOfPayment(phoenixOrderId);
    const { isConfirmed } = reduceOrder(this.#state(phoenixOrderId), fact);
    if (!order || !isConfirmed || order.paidWith === phoenixOrderId) return undefined;
    return this.#check(phoenixOrderId, order.total);
  }

  /** False if the event took effect before. */
  #recordEvent(eventId: string): boolean {
    const sql = 'INSERT OR IGNORE INTO events (id, handled_at) VALUES (?, ?)';
    return this.#run(sql, eventId, Date.now()) === 1;
  }

  #recordFacts(phoenixOrderId: string, fact: OrderFact, verdict?: PaymentVerdict): boolean {
    let state = reduceOrder(this.#state(phoenixOrderId), fact);
    if (verdict) state = reduceOrder(state, { from: 'query', order: verdict.order });
    this.#run(
      `INSERT INTO payments (phoenix_order_id, state) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET state = excluded.state`,
      phoenixOrderId,
      JSON.stringify(state),
    );
    return state.isConfirmed;
  }

  #settle(phoenixOrderId: string, verdict: PaymentVerdict | undefined): void {
    const order = this.#orderOfPayment(phoenixOrderId);
    // Not claimed yet, or claimed while Phoenix was asked: reconciliation comes back to it.
    if (!order || !verdict || order.paidWith === phoenixOrderId) return;
    if (verdict.problem !== undefined) this.#report(phoenixOrderId, verdict.problem);
    else if (!verdict.isProven) return;
    else if (order.paidWith !== null) this.#report(phoenixOrderId, 'The order was paid twice.');
    else this.#ship(order, phoenixOrderId);
  }

  /** The effect. It happens in the transaction that records what caused it. */
  #ship({ id, productId }: OrderRow, phoenixOrderId: string): void {
    const now = Date.now();
    this.#run('UPDATE orders SET paid_at = ?, paid_with = ? WHERE id = ?', now, phoenixOrderId, id);
    // May go below zero, where two bought the last one: a person sees it.
    this.#run('UPDATE products SET stock = stock - 1 WHERE id = ?', productId);
    this.#run('INSERT INTO shipments (order_id, shipped_at) VALUES (?, ?)', id, now);
  }

  #report(phoenixOrderId: string, problem: string): void {
    this.#run(
      'UPDATE payments SET problem = ? WHERE phoenix_order_id = ?',
      problem,
      phoenixOrderId,
    );
  }

  #payment(phoenixOrderId: string): PaymentRow | undefined {
    return this.#database
      .prepare('SELECT order_id AS orderId, state FROM payments WHERE phoenix_order_id = ?')
      .get(phoenixOrderId) as PaymentRow | undefined;
  }

  #state(phoenixOrderId: string): OrderState | undefined {
    const state = this.#payment(phoenixOrderId)?.state;
    return state ? (JSON.parse(state) as OrderState) : undefined;
  }

  #orderOfPayment(phoenixOrderId: string): OrderRow | undefined {
    return this.#database
      .prepare(
        `SELECT id, product_id AS productId, total, paid_with AS paidWith
         FROM orders JOIN payments ON order_id = orders.id WHERE phoenix_order_id = ?`,
      )
      .get(phoenixOrderId) as OrderRow | undefined;
  }

  #orderOfLink(linkId: string): string | null {
    const sql = 'SELECT order_id FROM payment_links WHERE id = ?';
    return (this.#database.prepare(sql).pluck().get(linkId) as string | null | undefined) ?? null;
  }

  /** @returns how many rows it changed */
  #run(sql: string, ...values: (string | number | null)[]): number {
    return this.#database.prepare(sql).run(...values).changes;
  }
}
