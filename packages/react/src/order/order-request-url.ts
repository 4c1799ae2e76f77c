import { BackendError } from '../backend/index.js';
import type { OrderSource } from './order-source.js';

/**
 * What is asked for. A path belongs to the page's origin.
 *
 * @throws BackendError `invalid_config` for what is no URL
 */
export function orderRequestUrl({ orderUrl, orderId }: OrderSource): URL {
  try {
    const url = new URL(`${orderUrl}`, document.baseURI);
    url.searchParams.set('order_id', `${orderId}`);
    return url;
  } catch {
    throw new BackendError('invalid_config', 'orderUrl is neither a path nor a URL');
  }
}
