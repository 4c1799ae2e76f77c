export { defaultPaymentLinkLabels, type PaymentLinkLabels } from './payment-link-labels.js';
export { PhoenixPaymentLink, type PhoenixPaymentLinkProps } from './phoenix-payment-link.js';
