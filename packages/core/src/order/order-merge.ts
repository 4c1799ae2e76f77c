import { withoutUndefined } from '../value/index.js';
import type { OrderFact, ReportedStatus } from './order-fact.js';
import type { PhoenixOrder } from './phoenix-order.js';
import { greater, timeOf, weigh, type Weighted } from './weight.js';

/** A status, and when it came to be, where Phoenix told that. */
type DatedStatus = Pick<PhoenixOrder, 'status' | 'updatedAt'>;

/** What is merged field by field; the rest of an order has rules of its own. */
type PlainFields = Omit<
  PhoenixOrder,
  'orderId' | 'status' | 'updatedAt' | 'transactionHash' | 'fulfilledAt'
>;

/**
 * The best known of everything. Each part is a maximum, so merging is commutative, associative and
 * idempotent: facts may come in any order, and any number of times.
 */
export interface OrderMerge {
  orderId?: string;
  reported?: Weighted<ReportedStatus>;
  reportedHash?: Weighted<string>;
  /** The latest word that says `fulfilled`. */
  fulfilled?: Weighted<DatedStatus>;
  /** The latest word that says anything else. */
  unfulfilled?: Weighted<DatedStatus>;
  transactionHash?: Weighted<string>;
  fulfilledAt?: Weighted<number>;
  fields?: { [Field in keyof PlainFields]: Weighted<PlainFields[Field]> };
}

/** The payer's words in the order in which they count. */
const reportedStatuses = {
  order_created: { value: 'ordered', weight: [0] },
  cancelled: { value: 'cancelled', weight: [1] },
  failed: { value: 'failed', weight: [2] },
  transaction_success: { value: 'succeeded', weight: [3] },
} as const satisfies Record<
  Extract<OrderFact, { from: 'page' }>['event']['type'],
  Weighted<ReportedStatus>
>;

/** What the page said, as far as anybody may believe it. */
export function mergeOfPage({ event }: Extract<OrderFact, { from: 'page' }>): OrderMerge {
  return withoutUndefined({
    orderId: event.type === 'order_created' ? event.orderId : undefined,
    reported: reportedStatuses[event.type],
    reportedHash:
      event.type === 'transaction_success'
        ? { value: event.transactionHash, weight: [] }
        : undefined,
  });
}

/** What Phoenix said. `saidAt`: where the order itself does not tell since when its status is. */
export function mergeOfOrder(order: PhoenixOrder, saidAt?: number): OrderMerge {
  const { orderId, status, updatedAt, transactionHash, fulfilledAt, ...fields } = order;
  const weight = weigh(status, updatedAt ?? saidAt);
  const dated = {
    value: withoutUndefined({ status, updatedAt }),
    // Of one status at one time, the one that tells its time.
    weight: [...weight, updatedAt === undefined ? 0 : 1],
  };
  return withoutUndefined({
    orderId,
    fulfilled: status === 'fulfilled' ? dated : undefined,
    unfulfilled: status === 'fulfilled' ? undefined : dated,
    transactionHash: transactionHash
      ? { value: transactionHash, weight: [timeOf(fulfilledAt)] }
      : undefined,
    fulfilledAt:
      fulfilledAt === undefined ? undefined : { value: fulfilledAt, weight: [timeOf(fulfilledAt)] },
    fields: mapFields(fields, (value) => ({ value, weight })) as OrderMerge['fields'],
  });
}

function mapFields(fields: object, map: (value: unknown) => unknown): object {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([field, value]) => [field, map(value)]));
}

function mergeFields(a: OrderMerge['fields'], b: OrderMerge['fields']): OrderMerge['fields'] {
  if (!a || !b) return a ?? b;
  const merged: Record<string, Weighted<unknown> | undefined> = { ...a };
  for (const [field, claim] of Object.entries(b)) merged[field] = greater(merged[field], claim);
  return merged as OrderMerge['fields'];
}

/** All that either knows. Both are of one order: the caller looks. */
export function mergeOrders(a: OrderMerge, b: OrderMerge): OrderMerge {
  return withoutUndefined({
    orderId: a.orderId ?? b.orderId,
    reported: greater(a.reported, b.reported),
    reportedHash: greater(a.reportedHash, b.reportedHash),
    fulfilled: greater(a.fulfilled, b.fulfilled),
    unfulfilled: greater(a.unfulfilled, b.unfulfilled),
    transactionHash: greater(a.transactionHash, b.transactionHash),
    fulfilledAt: greater(a.fulfilledAt, b.fulfilledAt),
    fields: mergeFields(a.fields, b.fields),
  });
}
