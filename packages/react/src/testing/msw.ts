export { phoenixTokenHandler, type PhoenixTokenHandlerOptions } from './phoenix-token-handler.js';
export { phoenixOrderHandler, type PhoenixOrderHandlerOptions } from './phoenix-order-handler.js';
