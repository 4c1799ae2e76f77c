// Orders and webhooks as Phoenix's servers tell them (PROTOCOL, "Webhooks" and "Querying an order").

export const hash = `0x${'ab'.repeat(32)}`;

/** The answer of `GET /orders/:id`. */
export const queriedOrder = {
  id: 'kR3vX9aBcD1eFgH2iJkL4m',
  autofill: false,
  createdAt: '2025-07-07T22:05:12.535Z',
  inputAmount: '10.22',
  minimumAmountOut: '10100000',
  uniquenessAmount: '0.12',
  verificationMethod: 'manual_zelle',
  orderStatus: { status: 'fulfilled', updatedAt: '2025-07-07T22:22:40.001Z' },
  orderFulfillment: { createdAt: '2025-07-07T22:22:40.120Z', transaction: { hash } },
};

/** What a webhook's order looks like when it was just made; numbers may be numbers or strings. */
export const createdOrder = {
  id: 'kR3vX9aBcD1eFgH2iJkL4m',
  autofill: false,
  escrowContract: { address: '0xEscrow' },
  inputAmount: 1.52,
  integratorId: 'partner-1',
  lifespan: 1_500_000,
  minimumAmountOut: 1_450_000,
  outputToken: { symbol: 'USDC' },
  recipient: { walletAddress: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' },
  seller: { id: 'seller-1' },
  uniquenessAmount: '0.00',
  verificationMethod: 'plaid',
};

/** `data` of an order's status event, with no hash, as in the documents' sample. */
export const statusData = {
  orderId: 'kR3vX9aBcD1eFgH2iJkL4m',
  orderStatus: 'fulfilled',
  order: {
    id: 'kR3vX9aBcD1eFgH2iJkL4m',
    external_partner_id: 'cart-7',
    integrator: { id: 'partner-1' },
    createdAt: '2025-07-07 22:05:12.535',
    orderStatus: { status: 'fulfilled', updatedAt: '2025-07-07 22:22:40.001' },
    orderVerification: {},
    orderFulfillment: null,
  },
  timestamp: '2025-07-07 22:22:40.100',
};

/** `data.paymentLink` of a link's webhooks. */
export const paymentLink = {
  id: 'Zz3vX9aBcD1eFgH2iJkL4m',
  integrator: { id: 'partner-1' },
  lifespan: 86_400_000,
  paymentLinkURL:
    'https://app-partner.phoenix.market/?payment_id=Zz3vX9aBcD1eFgH2iJkL4m&amount=1.45&access_token=a.b.c',
  status: 'pending',
  urlParams: 'amount=1.45&access_token=a.b.c',
};

/** A whole webhook. */
export function webhook(event: string, data: unknown, more: object = {}) {
  return {
    event,
    id: 'evt_1751933312535_k3j5h7g9d',
    timestamp: '2025-07-08T00:08:32.535Z',
    data,
    ...more,
  };
}
