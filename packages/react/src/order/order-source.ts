import { isOrderId } from '@phoenix-checkout/core';
import { BackendError, type BackendRequest } from '../backend/index.js';
import type { OrderError } from './order-error.js';

/** How the request to `orderUrl` is made. */
export interface OrderRequest extends BackendRequest {}

/** Which order, and who is asked for it. */
export interface OrderSource {
  /**
   * Your backend's endpoint, such as `/api/phoenix/order`, made by `createOrderHandler` of
   * `@phoenix-checkout/server/orders`. It is asked by GET, with the id in `order_id`.
   */
  orderUrl: string | URL | undefined;
  /** Phoenix's id of the order, from `onOrderCreated`. Undefined or null: there is none yet. */
  orderId: string | null | undefined;
  /** Headers and credentials for `orderUrl`; a function is called for each request. */
  orderRequest?: OrderRequest | (() => OrderRequest | Promise<OrderRequest>) | undefined;
}

/** The endpoint by the name that people know: the URL, without what might be secret in it. */
export const nameOf = ({ orderUrl }: OrderSource): string =>
  `${orderUrl}`.replace(/[?#].*/s, '').replace(/\/\/[^/]*@/, '//');

/** Why this cannot be asked at all. Nothing is sent then. */
export function refuseSource({ orderUrl, orderId }: OrderSource): OrderError | undefined {
  if (orderId === undefined || orderId === null) return undefined;
  if (!orderUrl) return new BackendError('invalid_config', 'There is no orderUrl');
  if (typeof orderId !== 'string') {
    return new BackendError('invalid_config', 'orderId must be a string');
  }
  return isOrderId(orderId)
    ? undefined
    : new BackendError('order_not_found', 'orderId cannot be the id of an order');
}

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

/** The endpoint is on the developer's own machine, which may have no network at all. */
export function isLocalSource({ orderUrl }: OrderSource): boolean {
  const page = typeof document === 'undefined' ? undefined : document.baseURI;
  return /^http:/i.test(`${orderUrl}`) || (page?.startsWith('http:') ?? false);
}
