import { isSecureUrl } from '@phoenix-checkout/core';
import { invalidConfig, ServerError } from '../error/index.js';

/** Where Phoenix answers for orders. The host is Encore's own. @see PROTOCOL, "Querying an order" */
export const PHOENIX_ORDERS_URL = 'https://prod-phoenix-api-kwr2.encr.app/orders';

const MAX_ID_LENGTH = 128;

/** @throws ServerError `invalid_config` */
export function parseOrdersUrl(input: string | URL): URL {
  const url = URL.canParse(String(input)) ? new URL(input) : undefined;
  if (!url || !isSecureUrl(url) || url.username || url.password || url.href.includes('#')) {
    throw invalidConfig(
      'ordersUrl must be an absolute https URL (http on localhost only), without user name, password or #fragment.',
    );
  }
  return url;
}

export function orderNotFound(): ServerError {
  return new ServerError('order_not_found', 'Phoenix knows no such order.');
}

/** The id as one segment of a path, whatever is in it. Undefined: it cannot be one. */
function toSegment(orderId: unknown): string | undefined {
  const isId = typeof orderId === 'string' && orderId !== '' && orderId.length <= MAX_ID_LENGTH;
  // A segment of dots would lead out of the path, encoded or not.
  if (!isId || orderId === '.' || orderId === '..') return undefined;
  try {
    return encodeURIComponent(orderId);
  } catch {
    // Half of a surrogate pair.
    return undefined;
  }
}

/** True for what may be an order's id: no more is known of their form. */
export function isOrderId(orderId: unknown): orderId is string {
  return toSegment(orderId) !== undefined;
}

/** @throws ServerError `order_not_found` for what cannot be an id */
export function orderUrl(ordersUrl: URL, orderId: unknown): URL {
  const segment = toSegment(orderId);
  if (segment === undefined) throw orderNotFound();
  const url = new URL(ordersUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${segment}`;
  return url;
}
