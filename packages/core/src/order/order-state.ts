import type { ReportedStatus } from './order-fact.js';
import type { OrderMerge } from './order-merge.js';
import type { OrderStatus, PhoenixOrder } from './phoenix-order.js';

/**
 * What is known of an order, made by `reduceOrder`. It survives JSON: store it, and go on from it
 * later.
 */
export interface OrderState {
  /** Absent until a fact tells it. */
  orderId?: string;
  /** The payer's word. Show it; never act on it. */
  reported?: ReportedStatus;
  /** The payer's word on the transaction. */
  reportedTransactionHash?: string;
  /** Phoenix's word. Once `fulfilled` it stays so. */
  status?: OrderStatus;
  /** Phoenix says `fulfilled`. The page alone never makes it true. */
  isConfirmed: boolean;
  /** Phoenix's word on the transaction; may come later than `isConfirmed`. */
  transactionHash?: string;
  /** What Phoenix said after `fulfilled`, of a refund, say: for a person to look at. */
  laterStatus?: OrderStatus;
  /** All that Phoenix told, merged field by field. */
  order?: PhoenixOrder;
  /** What merging needs. Keep it; its form may change. */
  merge: OrderMerge;
}
