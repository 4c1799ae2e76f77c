import type { Cancelled, Failed, OrderCreated, TransactionSuccess } from '../checkout/index.js';
import type { PhoenixOrder } from './phoenix-order.js';

/** The payer's word on an order, through the page. The greatest counts, in this order. */
export type ReportedStatus = 'ordered' | 'cancelled' | 'failed' | 'succeeded';

/** One thing that somebody said of an order. */
export type OrderFact =
  /** The checkout's frame said so: the payer's word. */
  | { from: 'page'; event: OrderCreated | TransactionSuccess | Failed | Cancelled }
  /** A verified `WebhookEvent`. One without an order changes nothing. */
  | { from: 'webhook'; event: { occurredAt: number; order?: PhoenixOrder } }
  /** Phoenix was asked. */
  | { from: 'query'; order: PhoenixOrder };
