import { withoutUndefined } from '../value/index.js';
import type { OrderFact, ReportedStatus } from './order-fact.js';
import type { PhoenixOrder } from './phoenix-order.js';
import { greater, timeOf, weigh, type Weighted } from './weight.js';

/** A status, and when it came to be, where Phoenix told that. */
type DatedStatus = Pick<PhoenixOrder, 'status' | 'isStatusAssumed' | 'updatedAt'>;

/** What is merged field by field; the rest of an order has rules of its own. */
type PlainFields = Omit<
  PhoenixOrder,
  'orderId' | keyof DatedStatus | 'transactionHash' | 'fulfilledAt'
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
  fields?: { [Field in keyof PlainFields]?: Weighted<PlainFields[Field]> };
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

/** How a status counts that was not told, beside `isFulfilled` of one that was. */
const LESS_THAN_TOLD = -1;

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
  const { orderId, status, isStatusAssumed, updatedAt, transactionHash, fulfilledAt, ...fields } =
    order;
  const weight = weigh(status, updatedAt ?? saidAt);
  const dated = {
    value: withoutUndefined({ status, isStatusAssumed, updatedAt }),
    weight: isStatusAssumed
      ? [LESS_THAN_TOLD, timeOf(undefined)]
      : // Of one status at one time, the one that tells its time.
        [...weight, updatedAt === undefined ? 0 : 1],
  };
  return withoutUndefined({
    orderId,
    fulfilled: status === 'fulfilled' ? dated : undefined,
    unfulfilled: status === 'fulfilled' ? undefined : dated,
    ...claimsOf({ transactionHash: transactionHash || undefined, fulfilledAt }, [
      timeOf(fulfilledAt),
    ]),
    fields: claimsOf(fields, weight),
  });
}

/** Every value that is there; each counts so much. */
function claimsOf<Values extends object>(values: Values, weight: Weighted<unknown>['weight']) {
  const told = Object.entries(withoutUndefined(values));
  return Object.fromEntries(told.map(([name, value]) => [name, { value, weight }])) as {
    [Name in keyof Values]?: Weighted<Exclude<Values[Name], undefined>>;
  };
}

/** Of each claim the greater; `b` may have some that `a` has not. */
function mergeClaims<Claims extends Record<string, Weighted<unknown> | undefined>>(
  a: Claims,
  b: Claims,
): Claims {
  const merged: Record<string, Weighted<unknown> | undefined> = { ...a };
  for (const [name, claim] of Object.entries(b)) merged[name] = greater(merged[name], claim);
  return merged as Claims;
}

/** All that either knows. Both are of one order: the caller looks. */
export function mergeOrders(a: OrderMerge, b: OrderMerge): OrderMerge {
  const { orderId, fields, ...claims } = a;
  const { orderId: otherId, fields: otherFields, ...otherClaims } = b;
  return withoutUndefined({
    ...mergeClaims(claims, otherClaims),
    orderId: orderId ?? otherId,
    fields: fields && otherFields ? mergeClaims(fields, otherFields) : (fields ?? otherFields),
  });
}
