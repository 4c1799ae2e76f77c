export { orderCreatedMessage, orderEndedMessage, SANDBOX_ZELLE_ADDRESS } from './order-messages.js';
export { Orders, phoenixStatus, type SandboxOrder, type SandboxOrderStatus } from './orders.js';
export { queriedOrder } from './queried-order.js';
export { orderQueryEndpoint } from './order-query-endpoint.js';
