export { isOrderFinal } from './is-order-final.js';
export { isOrderId } from './is-order-id.js';
export type { OrderFact, ReportedStatus } from './order-fact.js';
export type { OrderMerge } from './order-merge.js';
export type { OrderState } from './order-state.js';
export { parseOrder } from './parse-order.js';
export type { OrderStatus, PhoenixOrder } from './phoenix-order.js';
export { reduceOrder } from './reduce-order.js';
