export type { OrderRequest, OrderSource } from './order-source.js';
export {
  usePhoenixOrder,
  type UsePhoenixOrderOptions,
  type UsePhoenixOrderResult,
} from './use-phoenix-order.js';
