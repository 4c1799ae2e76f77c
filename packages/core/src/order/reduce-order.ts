import { PhoenixError } from '../error/index.js';
import { withoutUndefined } from '../value/index.js';
import type { OrderFact } from './order-fact.js';
import { mergeOfOrder, mergeOfPage, mergeOrders, type OrderMerge } from './order-merge.js';
import type { OrderState } from './order-state.js';
import type { PhoenixOrder } from './phoenix-order.js';
import { momentOf } from './weight.js';

function mergeOf(fact: OrderFact): OrderMerge {
  switch (fact.from) {
    case 'page':
      return mergeOfPage(fact);
    case 'query':
      return mergeOfOrder(fact.order);
    case 'webhook':
      return fact.event.order ? mergeOfOrder(fact.event.order, fact.event.occurredAt) : {};
  }
}

function toOrder({ orderId, fields, ...merge }: OrderMerge): PhoenixOrder | undefined {
  const dated = (merge.fulfilled ?? merge.unfulfilled)?.value;
  if (orderId === undefined || !dated || !fields) return undefined;
  const values = Object.entries(fields).map(([field, { value }]) => [field, value]);
  return {
    ...withoutUndefined({
      orderId,
      ...dated,
      transactionHash: merge.transactionHash?.value,
      fulfilledAt: merge.fulfilledAt?.value,
    }),
    ...(Object.fromEntries(values) as Pick<PhoenixOrder, 'raw'>),
  };
}

/** What came after `fulfilled`, if anything did. */
function laterStatusOf({ fulfilled, unfulfilled }: OrderMerge): string | undefined {
  const isLater = momentOf(unfulfilled) > momentOf(fulfilled);
  return fulfilled && isLater ? unfulfilled?.value.status : undefined;
}

function toState(merge: OrderMerge): OrderState {
  const order = toOrder(merge);
  return withoutUndefined({
    orderId: merge.orderId,
    reported: merge.reported?.value,
    reportedTransactionHash: merge.reportedHash?.value,
    status: order?.status,
    isConfirmed: merge.fulfilled !== undefined,
    transactionHash: merge.transactionHash?.value,
    laterStatus: laterStatusOf(merge),
    order,
    merge,
  });
}

/**
 * What is known of an order after one more fact. Pure; facts may come from page, webhook and query,
 * **in any order and any number of times: the same facts give the same state**.
 *
 * - The page's word sets `reported` and `reportedTransactionHash`, never `status`, `isConfirmed` or
 *   `transactionHash`. Its greatest counts: ordered < cancelled < failed < succeeded.
 * - `fulfilled` is final, whatever came before it (a late transfer after `expired`) or after it
 *   (kept in `laterStatus`).
 * - Otherwise the latest status counts, by the order's `updatedAt`, else by when the webhook's event
 *   occurred, else before everything; of one moment, pending < any other < expired. One that is only
 *   assumed (`isStatusAssumed`) counts where none was told, and is never a `laterStatus`.
 * - `order` has, of each field, what the fact said that counts most; of several hashes, the one with
 *   the latest `fulfilledAt`.
 *
 * @param state what it returned before, through JSON too; `undefined` to begin
 * @throws PhoenixError `invalid_order` for a fact of another order
 * @example
 * const state = reduceOrder(stored, { from: 'webhook', event });
 * if (state.isConfirmed) await ship(state.orderId);
 */
export function reduceOrder(state: OrderState | undefined, fact: OrderFact): OrderState {
  const known = state?.merge ?? {};
  const told = mergeOf(fact);
  if (known.orderId !== undefined && told.orderId !== undefined && known.orderId !== told.orderId) {
    throw new PhoenixError('invalid_order', 'The fact is of another order.');
  }
  return toState(mergeOrders(known, told));
}
