export { checkoutPage } from './checkout-page.js';
export { createSandbox, type Sandbox } from './create-sandbox.js';
export {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_FAILING_AMOUNT,
  SANDBOX_WALLET_CLIENT_ID,
  SANDBOX_WALLET_CLIENT_SECRET,
  WALLET_SCOPES,
} from './credentials.js';
export type { SandboxOrder, SandboxOrderStatus } from './orders.js';
export type { SandboxPaymentLink } from './payment-links.js';
export type {
  CheckoutFaults,
  PaymentFaults,
  SandboxFaults,
  TokenFaults,
} from './sandbox-faults.js';
export type { SandboxOptions } from './sandbox-options.js';
