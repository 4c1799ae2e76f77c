import type { BackendRequest } from '../backend/index.js';

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
