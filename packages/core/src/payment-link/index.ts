export { parsePaymentLink } from './parse-payment-link.js';
export type { PaymentLink, PaymentLinkStatus } from './payment-link.js';
export { readPaymentId } from './payment-link-url.js';
