import { encodeCheckoutMessage, type CheckoutMessage } from '@phoenix-checkout/core';
import type { SandboxPaymentLink } from './sandbox-payment-link.js';

/** The payer has made a payment link. */
export function paymentLinkMessage(link: SandboxPaymentLink): CheckoutMessage {
  const { paymentLinkURL: paymentLinkUrl, ...fields } = link;
  return encodeCheckoutMessage('payment_link_created', { ...fields, paymentLinkUrl });
}
