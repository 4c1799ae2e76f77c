export { paymentLinkMessage } from './payment-link-message.js';
export { PaymentLinks } from './payment-links.js';
export type { SandboxPaymentLink } from './sandbox-payment-link.js';
