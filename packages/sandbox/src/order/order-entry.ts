import type { NewJournalEntry } from '../journal/index.js';
import type { SandboxOrder, SandboxOrderStatus } from './sandbox-order.js';

/** What an order's entry in the journal tells: a status, or that something happened to it. */
type OrderHappening = 'created' | 'paid' | SandboxOrderStatus;

const tones = {
  created: 'plain',
  paid: 'waiting',
  pending: 'plain',
  fulfilled: 'good',
  failed: 'bad',
  cancelled: 'plain',
  expired: 'bad',
} as const satisfies Record<OrderHappening, NewJournalEntry['tone']>;

const words: Record<OrderHappening, (order: SandboxOrder) => string> = {
  created: ({ sendAmount, method }) =>
    `Order of ${sendAmount} USD, by ${method === 'bank' ? 'bank' : 'manual Zelle'}`,
  paid: () => 'The payer says that the money was sent',
  pending: () => 'Pending again',
  fulfilled: ({ sendAmount }) => `Fulfilled: ${sendAmount} USDC released`,
  failed: () => 'The payment failed',
  cancelled: () => 'The payer gave up',
  expired: () => 'Expired: not paid in time',
};

export function orderEntry(type: OrderHappening, order: SandboxOrder): NewJournalEntry {
  return {
    kind: 'order',
    type,
    title: words[type](order),
    tone: tones[type],
    orderId: order.id,
    ...(order.paymentId && { linkId: order.paymentId }),
    details: { order },
  };
}
