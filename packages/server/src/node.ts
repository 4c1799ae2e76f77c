export { createNodeOrderListener, type OrderEndpointOptions } from './order/node/index.js';
export type { ManagerOrPick, TokenEndpointOptions } from './token/endpoint/index.js';
export { createNodeTokenListener } from './token/endpoint/node/index.js';
export { createNodeWebhookListener, type WebhookHandlerOptions } from './webhook/node/index.js';
