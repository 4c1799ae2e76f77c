export {
  phoenixOrdersHandler,
  type FakeOrders,
  type PhoenixOrdersHandlerOptions,
} from './phoenix-orders-handler.js';
