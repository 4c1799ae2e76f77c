export { orderCreatedMessage, orderEndedMessage, SANDBOX_ZELLE_ADDRESS } from './order-messages.js';
export { Orders, type SandboxOrder, type SandboxOrderStatus } from './orders.js';
