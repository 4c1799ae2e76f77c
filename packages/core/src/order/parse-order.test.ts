import { describe, expect, test } from 'vitest';
import { createdOrder, hash, queriedOrder, statusData } from '../../test-support/phoenix-orders.js';
import { thrownCode } from '../../test-support/thrown-code.js';
import { parseOrder } from './parse-order.js';

const orderId = 'kR3vX9aBcD1eFgH2iJkL4m';

test('reads what Phoenix answers when it is asked', () => {
  expect(parseOrder(queriedOrder)).toEqual({
    orderId,
    status: 'fulfilled',
    createdAt: Date.UTC(2025, 6, 7, 22, 5, 12, 535),
    updatedAt: Date.UTC(2025, 6, 7, 22, 22, 40, 1),
    sendAmount: '10.22',
    receiveAmount: '10.1',
    uniquenessAmount: '0.12',
    verificationMethod: 'manual_zelle',
    transactionHash: hash,
    fulfilledAt: Date.UTC(2025, 6, 7, 22, 22, 40, 120),
    raw: queriedOrder,
  });
});

test('reads an order that was just made: numbers as numbers, no status, a recipient of unknown form', () => {
  expect(parseOrder(createdOrder)).toEqual({
    orderId,
    status: 'pending',
    isStatusAssumed: true,
    sendAmount: '1.52',
    receiveAmount: '1.45',
    uniquenessAmount: '0',
    verificationMethod: 'plaid',
    raw: createdOrder,
  });
});

test("reads a status event's data, without a hash and with times that name no zone", () => {
  expect(parseOrder(statusData)).toEqual({
    orderId,
    status: 'fulfilled',
    createdAt: Date.UTC(2025, 6, 7, 22, 5, 12, 535),
    updatedAt: Date.UTC(2025, 6, 7, 22, 22, 40, 1),
    externalPartnerId: 'cart-7',
    raw: statusData,
  });
});

test('numbers and strings give the same amounts', () => {
  const asStrings = { ...createdOrder, inputAmount: '1.52', minimumAmountOut: '1450000' };
  const { raw: _, ...fromStrings } = parseOrder(asStrings);
  const { raw: __, ...fromNumbers } = parseOrder(createdOrder);

  expect(fromStrings).toEqual(fromNumbers);
});

describe('the status', () => {
  test('is the text beside the order where the two disagree, without the time of the other', () => {
    const order = { id: 'A1', orderStatus: { status: 'pending', updatedAt: '2025-07-07' } };

    const read = parseOrder({ orderId: 'A1', orderStatus: 'fulfilled', order });

    expect(read).toMatchObject({ status: 'fulfilled' });
    expect(read).not.toHaveProperty('updatedAt');
  });

  test("is the order's own where nothing stands beside it", () => {
    const order = { id: 'A1', orderStatus: { status: 'expired' } };

    expect(parseOrder({ order })).toMatchObject({ orderId: 'A1', status: 'expired' });
  });

  test.each([{ orderStatus: 'refunded' }, { orderStatus: { status: 'refunded' } }])(
    'may be any word (%j)',
    (fields) => {
      expect(parseOrder({ id: 'A1', ...fields })).toMatchObject({ status: 'refunded' });
    },
  );

  test.each([undefined, null, '', 7, {}, { status: 1 }])(
    'is assumed to be pending where it is %j',
    (orderStatus) => {
      const data = { id: 'A1', orderStatus, updatedAt: '2025-07-07' };

      expect(parseOrder(data)).toEqual({
        orderId: 'A1',
        status: 'pending',
        isStatusAssumed: true,
        raw: data,
      });
    },
  );

  test('that was told is not said to be assumed', () => {
    for (const status of ['pending', 'expired']) {
      const read = parseOrder({ id: 'A1', orderStatus: { status } });
      expect(read).not.toHaveProperty('isStatusAssumed');
      expect(parseOrder({ ...read, orderStatus: 'fulfilled', isStatusAssumed: true })).toEqual({
        orderId: 'A1',
        status: 'fulfilled',
        raw: expect.anything(),
      });
    }
  });
});

test('a recipient is told, with its checksum, where it is an address', () => {
  const recipient = '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed';

  expect(parseOrder({ ...createdOrder, recipient }).recipient).toBe(
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  );
});

test.each([queriedOrder, createdOrder])(
  'reads our own order handler, through JSON (%#)',
  (answer) => {
    const recipient = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    const { raw: _, ...order } = parseOrder({ ...answer, recipient });

    const { raw: __, ...again } = parseOrder(JSON.parse(JSON.stringify(order)));

    expect(again).toEqual(order);
  },
);

test('leaves out what has another type than documented', () => {
  const odd = {
    id: 'A1',
    createdAt: 'soon',
    inputAmount: '1e3',
    minimumAmountOut: -1,
    verificationMethod: 7,
    orderFulfillment: { transaction: 'none', createdAt: {} },
    external_partner_id: ['a'],
  };

  expect(parseOrder(odd)).toEqual({
    orderId: 'A1',
    status: 'pending',
    isStatusAssumed: true,
    raw: odd,
  });
});

test.each([undefined, null, 'A1', 7, [], {}, { id: '' }, { id: 7 }, { order: null }])(
  'refuses %j, which has no id',
  (data) => {
    expect(thrownCode(() => parseOrder(data))).toBe('invalid_order');
  },
);
