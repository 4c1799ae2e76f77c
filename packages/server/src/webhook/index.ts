export { isPhoenixError, PhoenixError } from '@phoenix-checkout/core';
export type {
  OrderCreatedWebhook,
  OrderStatusUpdatedWebhook,
  PaymentLinkCreatedWebhook,
  PaymentLinkStatusUpdatedWebhook,
  UnknownWebhook,
  WebhookEvent,
} from '@phoenix-checkout/core';
export { memorySeenStore } from './memory-seen-store.js';
export { retryLater } from './retry-later.js';
export { LATE_COMPLETION_MS, type ClaimAnswer, type SeenStore } from './seen-store.js';
export { verifyWebhook, type WebhookParts } from './verify-webhook.js';
export type {
  OrderExpiredWebhook,
  OrderFulfilledWebhook,
  WebhookCallback,
  WebhookCallbackResult,
  WebhookCallbacks,
  WebhookContext,
} from './webhook-callbacks.js';
export { createWebhookHandler } from './webhook-handler.js';
export type { WebhookHandlerOptions } from './webhook-handler-options.js';
export type { WebhookHeaderFields } from './webhook-headers.js';
export type { ClientSecrets, Secrets, WebhookSecretOptions } from './webhook-secrets.js';
export type { VerifyWebhookOptions } from './webhook-verifier.js';
