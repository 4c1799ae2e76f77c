import { http, HttpResponse, type HttpHandler } from 'msw';
import { PHOENIX_ORDERS_URL } from '../order/index.js';
import type { WireOrder } from './fake-order.js';

/** The orders that a fake Phoenix knows; or what it answers. */
export type FakeOrders =
  | readonly WireOrder[]
  | ((
      orderId: string,
    ) => WireOrder | Response | undefined | Promise<WireOrder | Response | undefined>);

/** The options of {@link phoenixOrdersHandler}. */
export interface PhoenixOrdersHandlerOptions {
  /** Where it answers. Default `PHOENIX_ORDERS_URL`. */
  ordersUrl?: string | undefined;
}

async function find(
  orders: FakeOrders,
  orderId: string,
): Promise<WireOrder | Response | undefined> {
  return typeof orders === 'function' ? orders(orderId) : orders.find(({ id }) => id === orderId);
}

/**
 * An MSW handler that answers `GET /orders/:orderId` as Phoenix does; 404 for an order that it does
 * not know.
 *
 * @param orders made with `fakeOrder`; or a function, which may answer with a `Response` (429, 500)
 * @see PROTOCOL, "Querying an order"
 * @example
 * const server = setupServer(phoenixOrdersHandler([fakeOrder({ id: 'A1' })]));
 */
export function phoenixOrdersHandler(
  orders: FakeOrders,
  { ordersUrl = PHOENIX_ORDERS_URL }: PhoenixOrdersHandlerOptions = {},
): HttpHandler {
  return http.get(`${ordersUrl.replace(/\/$/, '')}/:orderId`, async ({ params }) => {
    const order = await find(orders, decodeURIComponent(String(params['orderId'])));
    if (order instanceof Response) return order;
    return order
      ? HttpResponse.json(order)
      : HttpResponse.json({ code: 'not_found', message: 'order not found' }, { status: 404 });
  });
}
