export { orderCreatedMessage, orderEndedMessage, SANDBOX_ZELLE_ADDRESS } from './order-messages.js';
export { Orders, type OrderRecord } from './orders.js';
export { queriedOrder } from './queried-order.js';
export { orderQueryEndpoint } from './order-query-endpoint.js';
export { phoenixStatus, type SandboxOrder, type SandboxOrderStatus } from './sandbox-order.js';
