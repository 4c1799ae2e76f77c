export { checkoutPage } from './checkout/checkout-page.js';
export { createSandbox, type Sandbox } from './create-sandbox.js';
export {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_FAILING_AMOUNT,
  SANDBOX_WALLET_CLIENT_ID,
  SANDBOX_WALLET_CLIENT_SECRET,
  WALLET_SCOPES,
} from './token/credentials.js';
export type { SandboxOrder, SandboxOrderStatus } from './order/orders.js';
export type { SandboxPaymentLink } from './payment-link/payment-links.js';
export type {
  CheckoutFaults,
  PaymentFaults,
  SandboxFaults,
  TokenFaults,
} from './fault/sandbox-faults.js';
export type { SandboxOptions } from './sandbox-options.js';
