import type { HttpHandler } from 'msw';
import { backendHandler, type BackendHandlerOptions } from './backend-handler.js';
import { fakeOrderReply } from './fake-order.js';

export interface PhoenixOrderHandlerOptions extends BackendHandlerOptions {
  /** Your order endpoint, as MSW takes it: `/api/phoenix/order` of the page, or a whole URL; `*` in it is anything. */
  url: string | RegExp;
  /**
   * What it answers, as JSON; a function is called for each request. Default: the order that was
   * asked for, pending, as `fakeOrderReply()`.
   */
  reply?: BackendHandlerOptions['reply'];
  /** The answer's status. 401, 403 and 404 end it, 5xx are tried again. Default 200. */
  status?: number | undefined;
}

/**
 * An MSW handler that answers for your order endpoint.
 *
 * @example
 * const order = { status: 'pending' };
 * const reply = () => fakeOrderReply({ orderId: '42', ...order });
 * const server = setupServer(phoenixOrderHandler({ url: '/api/phoenix/order', reply }));
 * order.status = 'fulfilled'; // the next question is answered so
 */
export function phoenixOrderHandler(options: PhoenixOrderHandlerOptions): HttpHandler {
  return backendHandler(options.url, options, ({ url }) => {
    const orderId = new URL(url).searchParams.get('order_id') ?? undefined;
    return fakeOrderReply(orderId === undefined ? {} : { orderId });
  });
}
