import { randomBytes } from 'node:crypto';
import { isOrderFinal, type OrderState } from '@phoenix-checkout/core';
import type { ShopDatabase } from './database.js';

export interface Product {
  id: string;
  name: string;
  about: string;
  /** US dollars, a decimal string. */
  price: string;
  stock: number;
}

/** How far an order is; `review` is for a person to look at. */
export type OrderStage = 'open' | 'paying' | 'paid' | 'expired' | 'review';

/** What a customer sees of an order. Times are milliseconds since the epoch. */
export interface OrderView {
  id: string;
  product: string;
  total: string;
  placedAt: number;
  stage: OrderStage;
  phoenixOrderId?: string | undefined;
  transactionHash?: string | undefined;
  linkStatus?: string | undefined;
}

interface OrderRow {
  id: string;
  product: string;
  total: string;
  placedAt: number;
  paidAt: number | null;
}

interface PaymentRow {
  phoenixOrderId: string;
  state: string | null;
  problem: string | null;
}

const readState = ({ state }: PaymentRow) => JSON.parse(state ?? 'null') as OrderState | null;

function stageOf({ paidAt }: OrderRow, payments: PaymentRow[]): OrderStage {
  if (payments.some(({ problem }) => problem !== null)) return 'review';
  if (paidAt !== null) return 'paid';
  if (payments.length === 0) return 'open';
  return payments.every((payment) => readState(payment)?.status === 'expired')
    ? 'expired'
    : 'paying';
}

function viewOf(order: OrderRow, payments: PaymentRow[], linkStatus?: string): OrderView {
  const { id, product, total, placedAt } = order;
  const last = payments.at(-1);
  return {
    id,
    product,
    total,
    placedAt,
    stage: stageOf(order, payments),
    phoenixOrderId: last?.phoenixOrderId,
    transactionHash: last && readState(last)?.transactionHash,
    linkStatus,
  };
}

/** Products and orders, as they are asked for. What a payment changes is in `Payments`. */
export class OrderBook {
  readonly #database: ShopDatabase;

  constructor(database: ShopDatabase) {
    this.#database = database;
  }

  products(): Product[] {
    return this.#database.prepare('SELECT * FROM products ORDER BY rowid').all() as Product[];
  }

  /** Stores an order before it is paid. Undefined: there is no such product, or none of it left. */
  place(session: string, productId: string): OrderView | undefined {
    const id = randomBytes(9).toString('base64url');
    this.#database
      .prepare(
        `INSERT INTO orders (id, session, product_id, total, placed_at)
         SELECT ?, ?, id, price, ? FROM products WHERE id = ? AND stock > 0`,
      )
      .run(id, session, Date.now(), productId);
    return this.list(session).find((order) => order.id === id);
  }

  /** True if it is an order of this browser's. */
  owns(session: string, orderId: string): boolean {
    const sql = 'SELECT count(*) FROM orders WHERE id = ? AND session = ?';
    return this.#database.prepare(sql).pluck().get(orderId, session) === 1;
  }

  /** True if this Phoenix order pays an order of this browser's. */
  ownsPayment(session: string, phoenixOrderId: string): boolean {
    const sql = `SELECT count(*) FROM payments JOIN orders ON orders.id = order_id
                 WHERE phoenix_order_id = ? AND session = ?`;
    return this.#database.prepare(sql).pluck().get(phoenixOrderId, session) === 1;
  }

  /** This browser's orders, the newest first. */
  list(session: string): OrderView[] {
    const orders = this.#database
      .prepare(
        `SELECT orders.id, name AS product, total, placed_at AS placedAt, paid_at AS paidAt
         FROM orders JOIN products ON products.id = product_id
         WHERE session = ? ORDER BY orders.rowid DESC`,
      )
      .all(session) as OrderRow[];
    const payments = this.#payments(session);
    const links = this.#linkStatuses(session);
    return orders.map((order) => viewOf(order, payments.get(order.id) ?? [], links.get(order.id)));
  }

  /** What this browser's orders were paid with, oldest first, by the orders' ids. */
  #payments(session: string): Map<string, PaymentRow[]> {
    const rows = this.#database
      .prepare(
        `SELECT order_id AS orderId, phoenix_order_id AS phoenixOrderId, state, problem
         FROM payments JOIN orders ON orders.id = order_id
         WHERE session = ? ORDER BY payments.rowid`,
      )
      .all(session) as (PaymentRow & { orderId: string })[];
    const payments = new Map<string, PaymentRow[]>();
    for (const row of rows) payments.set(row.orderId, [...(payments.get(row.orderId) ?? []), row]);
    return payments;
  }

  /** The status of the last payment link of each order that has one, by the order's id. */
  #linkStatuses(session: string): Map<string, string> {
    const rows = this.#database
      .prepare(
        `SELECT order_id AS orderId, status
         FROM payment_links JOIN orders ON orders.id = order_id
         WHERE session = ? ORDER BY payment_links.rowid`,
      )
      .all(session) as { orderId: string; status: string }[];
    return new Map(rows.map(({ orderId, status }) => [orderId, status]));
  }

  /** The Phoenix orders that may still change, or are paid and have not been shipped. */
  openPayments(now: number): string[] {
    const payments = this.#database
      .prepare(
        `SELECT phoenix_order_id AS phoenixOrderId, state, problem
         FROM payments LEFT JOIN orders ON orders.id = order_id
         WHERE problem IS NULL AND paid_with IS NOT phoenix_order_id`,
      )
      .all() as PaymentRow[];
    return payments
      .filter((payment) => {
        const { isConfirmed, order } = readState(payment) ?? {};
        return isConfirmed || !order || !isOrderFinal(order, now);
      })
      .map(({ phoenixOrderId }) => phoenixOrderId);
  }
}
