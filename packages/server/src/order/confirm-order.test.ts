import { parseOrder } from '@phoenix-checkout/core';
import { describe, expect, test, vi } from 'vitest';
import { rejectedCode } from '../../test-support/rejected-code.js';
import { fakeHash, fakeOrder, type WireOrder } from '../testing/fake-order.js';
import { confirmOrder, type ExpectedOrder } from './confirm-order.js';
import type { OrderClient } from './order-client.js';

const wallet = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const fulfilled = fakeOrder({ orderStatus: { status: 'fulfilled' } });

/** A client of a Phoenix that knows one order. */
function knowing(order: WireOrder) {
  const getOrder = vi.fn<OrderClient['getOrder']>(async () => parseOrder(order));
  return { getOrder, waitForOrder: getOrder };
}

const confirm = (order: WireOrder, expected: Partial<ExpectedOrder> = {}) =>
  confirmOrder(knowing(order), { orderId: order.id, receiveAmount: '10.1', ...expected });

test('is confirmed where Phoenix says fulfilled and tells what is expected', async () => {
  await expect(confirm(fulfilled, { transactionHash: fakeHash.toUpperCase() })).resolves.toEqual({
    isConfirmed: true,
    order: parseOrder(fulfilled),
    differences: [],
    unverified: ['recipient'],
  });
});

test.each(['pending', 'expired', 'refunded'])('is not confirmed while it is %s', async (status) => {
  await expect(confirm(fakeOrder({ orderStatus: { status } }))).resolves.toMatchObject({
    isConfirmed: false,
    differences: [],
  });
});

describe('the amount', () => {
  test.each<[string | number, boolean]>([
    ['10.1', true],
    [10.1, true],
    ['10.100000', true],
    ['10.099999', true],
    ['0.000001', true],
    ['10.100001', false],
    ['10.1000000000000000001', false],
    ['9007199254740993', false],
    [10.2, false],
  ])('%s is reached by 10.10 USDC: %s', async (receiveAmount, isConfirmed) => {
    await expect(confirm(fulfilled, { receiveAmount })).resolves.toMatchObject({
      isConfirmed,
      differences: isConfirmed ? [] : ['receiveAmount'],
    });
  });

  test('is a difference where Phoenix does not tell it', async () => {
    const silent = { ...fulfilled, minimumAmountOut: 'much' };

    await expect(confirm(silent)).resolves.toMatchObject({
      isConfirmed: false,
      differences: ['receiveAmount'],
    });
  });

  test.each(['', '0', '0.00', 0, -1, '-1', NaN, '1e3', '1,5', undefined, null, {}])(
    'cannot be expected to be %j, and Phoenix is not asked',
    async (receiveAmount) => {
      const client = knowing(fulfilled);
      const expected = { orderId: 'A1', receiveAmount: receiveAmount as string };

      expect(await rejectedCode(confirmOrder(client, expected))).toBe('invalid_amount');
      expect(client.getOrder).not.toHaveBeenCalled();
    },
  );
});

describe('the transaction', () => {
  test.each([
    fakeOrder({ orderStatus: { status: 'fulfilled' }, orderFulfillment: null }),
    fulfilled,
  ])('is a difference where Phoenix tells another or none', async (order) => {
    await expect(confirm(order, { transactionHash: '0x1' })).resolves.toMatchObject({
      isConfirmed: false,
      differences: ['transactionHash'],
    });
  });
});

describe('the recipient', () => {
  const told = (recipient: string) => ({ ...fulfilled, recipient });
  const other = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';

  test('is compared where Phoenix tells it, in any case', async () => {
    const recipient = wallet.toLowerCase();

    await expect(confirm(told(wallet), { recipient })).resolves.toMatchObject({
      isConfirmed: true,
      unverified: [],
    });
    await expect(confirm(told(other), { recipient })).resolves.toMatchObject({
      isConfirmed: false,
      differences: ['recipient'],
    });
  });

  test('is unverified where Phoenix does not tell it, or nobody said which is expected', async () => {
    await expect(confirm(fulfilled, { recipient: wallet })).resolves.toMatchObject({
      unverified: ['recipient'],
    });
    await expect(confirm(told(wallet))).resolves.toMatchObject({ unverified: ['recipient'] });
  });

  test('must be an address', async () => {
    expect(await rejectedCode(confirm(fulfilled, { recipient: '0x1' }))).toBe('invalid_address');
  });
});
