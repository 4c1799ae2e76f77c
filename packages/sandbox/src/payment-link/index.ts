export { paymentLinkMessage } from './payment-link-message.js';
export { PaymentLinks, type SandboxPaymentLink } from './payment-links.js';
