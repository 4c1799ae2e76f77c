import { parseOrder, PhoenixError, reduceOrder, type PhoenixOrder } from '@phoenix-checkout/core';
import type { QueryFunctionContext, QueryKey } from '@tanstack/react-query';
import { askBackend, BackendError, endpointName, withinTime } from '../backend/index.js';
import { warnInDevelopment } from '../error/index.js';
import { orderErrorOf } from './order-error.js';
import { orderHistoryOf } from './order-history.js';
import { orderRequestUrl } from './order-request-url.js';
import type { OrderSource } from './order-source.js';

/** Identity of an order: of another endpoint, it is another query. */
const orderQueryKey = ({ orderUrl, orderId }: OrderSource): QueryKey => [
  'phoenix-checkout',
  'order',
  `${orderUrl}`,
  `${orderId}`,
];

/** The query of an order, for a client without defaults. */
export const orderQuery = (source: OrderSource) => ({
  queryKey: orderQueryKey(source),
  queryFn: (context: QueryFunctionContext) => askForOrder(source, context),
  retry: false as const,
  // Whether the page is offline is looked at before it is asked.
  networkMode: 'always' as const,
});

/** Facts merge: an older reply does not undo a newer one, and fulfilled stays. */
function merge(known: PhoenixOrder | undefined, told: PhoenixOrder): PhoenixOrder {
  const before = known && reduceOrder(undefined, { from: 'query', order: known });
  return reduceOrder(before, { from: 'query', order: told }).order ?? told;
}

async function requestOrder(source: OrderSource, signal: AbortSignal) {
  const response = await askBackend(orderRequestUrl(source), source.orderRequest, signal);
  const order = parseOrder(await response.json());
  if (order.orderId !== source.orderId) {
    throw new PhoenixError('invalid_order', 'The reply is of another order');
  }
  return { order, dateMs: Date.parse(response.headers.get('Date') ?? '') };
}

async function askForOrder(
  source: OrderSource,
  { client, queryKey, signal }: QueryFunctionContext,
): Promise<PhoenixOrder> {
  const history = orderHistoryOf(client.getQueryCache(), queryKey);
  const where = endpointName(source.orderUrl);
  const lateError = (words: string) =>
    new BackendError('order_unavailable', `${where}: ${words}`, 1);
  try {
    const told = await withinTime((ending) => requestOrder(source, ending), signal, lateError);
    const order = merge(client.getQueryData<PhoenixOrder>(queryKey), told.order);
    history.recordAnswer(order, told.dateMs);
    return order;
  } catch (failure) {
    const error = orderErrorOf(failure, where);
    // A request that was given up is no failure.
    if (!signal.aborted) {
      history.recordFailure(error);
      warnInDevelopment(error);
    }
    throw error;
  }
}
