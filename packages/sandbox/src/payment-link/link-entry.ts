import type { NewJournalEntry } from '../journal/index.js';
import type { PaymentLinkChange, SandboxPaymentLink } from './sandbox-payment-link.js';

/** What a payment link's entry in the journal tells. */
export function linkEntry(change: PaymentLinkChange, link: SandboxPaymentLink): NewJournalEntry {
  const isNew = change === 'created';
  return {
    kind: 'link',
    type: isNew ? 'created' : link.status,
    title: isNew ? 'Payment link, good for 24 hours' : 'Payment link used for an order',
    tone: isNew ? 'plain' : 'good',
    linkId: link.id,
    ...(link.order && { orderId: link.order }),
    details: { paymentLink: link },
  };
}
