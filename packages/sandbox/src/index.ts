export { checkoutPage } from './checkout/index.js';
export {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_FAILING_AMOUNT,
  SANDBOX_WALLET_CLIENT_ID,
  SANDBOX_WALLET_CLIENT_SECRET,
  WALLET_SCOPES,
  type SandboxErrorCode,
  type SandboxOptions,
  type WebhookForm,
} from './config/index.js';
export type {
  CheckoutFaults,
  PaymentFaults,
  SandboxFaults,
  TokenFaults,
  WebhookFaults,
} from './fault/index.js';
export type { SandboxOrder, SandboxOrderStatus } from './order/index.js';
export type { SandboxPaymentLink } from './payment-link/index.js';
export type { ScenarioOptions, ScenarioResult, ScenarioStep } from './scenario/index.js';
export { createSandbox, type Sandbox } from './sandbox/index.js';
export type {
  DeliveryOptions,
  SandboxDelivery,
  SandboxDeliveryAttempt,
  SandboxWebhookEvent,
  SandboxWebhookType,
  TriggerOptions,
} from './webhook/index.js';
