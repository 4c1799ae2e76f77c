import { isOrderId } from '@phoenix-checkout/core';
import { ServerError } from '../error/index.js';

/** Where Phoenix answers for orders. The host is Encore's own. @see PROTOCOL, "Querying an order" */
export const PHOENIX_ORDERS_URL = 'https://prod-phoenix-api-kwr2.encr.app/orders';

export function orderNotFound(): ServerError {
  return new ServerError('order_not_found', 'Phoenix knows no such order.');
}

/** @throws ServerError `order_not_found` for what cannot be an id */
export function orderUrl(ordersUrl: URL, orderId: unknown): URL {
  if (!isOrderId(orderId)) throw orderNotFound();
  const url = new URL(ordersUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(orderId)}`;
  return url;
}
