export type { WebhookHandlerOptions } from '../webhook-handler-options.js';
export { createNodeWebhookListener } from './node-webhook-listener.js';
