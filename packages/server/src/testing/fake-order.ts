import { mergeDeep, type DeepPartial } from './merge-deep.js';

/** An order as `GET /orders/:orderId` answers it. @see PROTOCOL, "Querying an order" */
export interface WireOrder {
  id: string;
  autofill: boolean;
  createdAt: string;
  /** US dollars, a decimal string. */
  inputAmount: string | number;
  /** USDC in base units: `'10100000'` is 10.10 USDC. */
  minimumAmountOut: string | number;
  uniquenessAmount: string | number;
  verificationMethod: string;
  orderStatus: { status: string; updatedAt: string };
  orderFulfillment: { createdAt: string; transaction: { hash: string } } | null;
  [field: string]: unknown;
}

export const fakeHash = `0x${'ab'.repeat(32)}`;

const basis: WireOrder = {
  id: 'kR3vX9aBcD1eFgH2iJkL4m',
  autofill: false,
  createdAt: '2025-07-07T22:05:12.535Z',
  inputAmount: '10.22',
  minimumAmountOut: '10100000',
  uniquenessAmount: '0.12',
  verificationMethod: 'manual_zelle',
  orderStatus: { status: 'pending', updatedAt: '2025-07-07T22:05:12.535Z' },
  orderFulfillment: null,
};

const fulfilment: Partial<WireOrder> = {
  orderStatus: { status: 'fulfilled', updatedAt: '2025-07-07T22:22:40.001Z' },
  orderFulfillment: { createdAt: '2025-07-07T22:22:40.001Z', transaction: { hash: fakeHash } },
};

/**
 * An order as Phoenix answers it when it is asked: of 10.10 USDC, pending. One that is made
 * `fulfilled` has a transaction too, unless `orderFulfillment` says otherwise.
 *
 * @param overrides in Phoenix's own names, at any depth
 * @example
 * const order = parseOrder(fakeOrder({ orderStatus: { status: 'fulfilled' } }));
 */
export function fakeOrder(overrides: DeepPartial<WireOrder> = {}): WireOrder {
  const isFulfilled = overrides.orderStatus?.status === 'fulfilled';
  return mergeDeep({ ...basis, ...(isFulfilled && fulfilment) }, overrides);
}
