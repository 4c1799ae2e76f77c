export { parseWebhook, type ParseWebhookOptions } from './parse-webhook.js';
export type {
  OrderCreatedWebhook,
  OrderStatusUpdatedWebhook,
  PaymentLinkCreatedWebhook,
  PaymentLinkStatusUpdatedWebhook,
  UnknownWebhook,
  WebhookEvent,
  WebhookEventType,
} from './webhook-event.js';
export { importWebhookKey, signedWebhookBytes, webhookSignature } from './webhook-signature.js';
export { webhookWireTypes } from './webhook-wire-types.js';
