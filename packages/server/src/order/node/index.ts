export type { OrderEndpointOptions } from '../order-endpoint.js';
export { createNodeOrderListener } from './node-order-listener.js';
