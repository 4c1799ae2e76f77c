export { isPhoenixError, PhoenixError, type PhoenixOrder } from '@phoenix-checkout/core';
export {
  confirmOrder,
  type ExpectedField,
  type ExpectedOrder,
  type OrderConfirmation,
} from './confirm-order.js';
export { createOrderClient, type OrderClient } from './order-client.js';
export type { OrderEndpointOptions } from './order-endpoint.js';
export { createOrderHandler } from './order-handler.js';
export type { GetOrderOptions, OrderClientOptions, WaitForOrderOptions } from './order-options.js';
export { PHOENIX_ORDERS_URL } from './order-url.js';
export {
  reconcileOrders,
  type ReconcileOrdersOptions,
  type ReconcileOrdersResult,
} from './reconcile-orders.js';
