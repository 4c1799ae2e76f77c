export { EventRoute } from './event-route.js';
export { Webhooks, type SavedWebhooks, type TriggerOptions } from './webhooks.js';
export type { DeliveryOptions } from './webhook-deliveries.js';
export type { SandboxDelivery, SandboxDeliveryAttempt } from './webhook-delivery.js';
export type { SandboxWebhookEvent, SandboxWebhookType } from './webhook-message.js';
