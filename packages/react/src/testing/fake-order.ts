import type { PhoenixOrder } from '@phoenix-checkout/core';

/** What your order endpoint answers: an order as `createOrderHandler` tells it. */
export type FakeOrderReply = Omit<PhoenixOrder, 'raw' | 'externalPartnerId'>;

const ORDERED_AT = Date.UTC(2026, 0, 1, 12);
const FULFILLED_AT = ORDERED_AT + 3 * 60_000;
const EXPIRED_AT = ORDERED_AT + 25 * 60_000;

const times: Record<string, Partial<FakeOrderReply>> = {
  fulfilled: {
    updatedAt: FULFILLED_AT,
    fulfilledAt: FULFILLED_AT,
    transactionHash: `0x${'fa4e'.repeat(16)}`,
  },
  expired: { updatedAt: EXPIRED_AT },
};

/**
 * An order for tests, as your order endpoint answers it: pending unless `fields` say otherwise.
 *
 * @example
 * fakeOrderReply({ orderId: '42' }); // not paid yet
 * fakeOrderReply({ orderId: '42', status: 'fulfilled' }); // with its transaction and time
 */
export function fakeOrderReply(fields: Partial<FakeOrderReply> = {}): FakeOrderReply {
  const { status = 'pending' } = fields;
  return {
    orderId: 'fake-order-1',
    status,
    createdAt: ORDERED_AT,
    updatedAt: ORDERED_AT,
    sendAmount: '100',
    receiveAmount: '100',
    uniquenessAmount: '0',
    ...times[status],
    ...fields,
  };
}
