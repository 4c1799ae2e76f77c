import { describe, expect, test } from 'vitest';
import { thrownCode } from '../../test-support/thrown-code.js';
import type { OrderFact } from './order-fact.js';
import type { OrderState } from './order-state.js';
import { parseOrder } from './parse-order.js';
import type { PhoenixOrder } from './phoenix-order.js';
import { reduceOrder } from './reduce-order.js';

type PageEvent = Extract<OrderFact, { from: 'page' }>['event'];

const ordered: PageEvent = { type: 'order_created', orderId: 'A1', raw: {} };
const succeeded: PageEvent = { type: 'transaction_success', transactionHash: '0x1', raw: {} };
const page = (event: PageEvent): OrderFact => ({ from: 'page', event });
const order = (fields: Partial<PhoenixOrder>): PhoenixOrder => ({
  orderId: 'A1',
  status: 'pending',
  raw: {},
  ...fields,
});
const query = (fields: Partial<PhoenixOrder>): OrderFact => ({
  from: 'query',
  order: order(fields),
});
const webhook = (occurredAt: number, fields?: Partial<PhoenixOrder>): OrderFact => ({
  from: 'webhook',
  event: { occurredAt, ...(fields && { order: order(fields) }) },
});

/** The state without its opaque part, forwards and backwards alike. */
function reduce(...facts: OrderFact[]): Omit<OrderState, 'merge'> {
  const next = (before: OrderState | undefined, fact: OrderFact) => reduceOrder(before, fact);
  const state = facts.reduce(next, undefined);
  expect(facts.reduceRight(next, undefined)).toEqual(state);
  const { merge: _, ...visible } = state ?? { isConfirmed: false };
  return visible;
}

describe('the page', () => {
  test('tells the order and what it reports, and confirms nothing', () => {
    expect(reduce(page(ordered), page(succeeded))).toEqual({
      orderId: 'A1',
      reported: 'succeeded',
      reportedTransactionHash: '0x1',
      isConfirmed: false,
    });
  });

  test('its greatest word counts: ordered < cancelled < failed < succeeded', () => {
    const cancelled = page({ type: 'cancelled', raw: {} });
    const failed = page({ type: 'failed', raw: {} });

    expect(reduce(page(ordered), cancelled)).toMatchObject({ reported: 'cancelled' });
    expect(reduce(page(ordered), cancelled, failed)).toMatchObject({ reported: 'failed' });
    expect(reduce(page(succeeded), cancelled, failed)).toMatchObject({ reported: 'succeeded' });
  });

  test('has no order until a fact tells it', () => {
    expect(reduce(page(succeeded))).not.toHaveProperty('orderId');
  });
});

describe('Phoenix', () => {
  test('confirms, by webhook or when it is asked', () => {
    expect(reduce(webhook(5, { status: 'fulfilled' }))).toMatchObject({ isConfirmed: true });
    expect(reduce(query({ status: 'fulfilled' }))).toMatchObject({
      status: 'fulfilled',
      isConfirmed: true,
      order: { orderId: 'A1', status: 'fulfilled' },
    });
  });

  test('the later status counts, by updatedAt', () => {
    const facts = [
      query({ status: 'pending', updatedAt: 1 }),
      query({ status: 'expired', updatedAt: 2 }),
    ];

    expect(reduce(...facts)).toMatchObject({ status: 'expired', order: { updatedAt: 2 } });
  });

  test('where updatedAt is missing, by when the event occurred; a query without one is before all', () => {
    expect(
      reduce(webhook(2, { status: 'expired' }), webhook(3, { status: 'in_review' })),
    ).toMatchObject({ status: 'in_review' });
    expect(reduce(webhook(2, { status: 'in_review' }), query({ status: 'expired' }))).toMatchObject(
      { status: 'in_review' },
    );
  });

  test('of one moment: pending < any other < expired', () => {
    const at = (status: string) => query({ status, updatedAt: 1 });

    expect(reduce(at('pending'), at('in_review'))).toMatchObject({ status: 'in_review' });
    expect(reduce(at('in_review'), at('expired'))).toMatchObject({ status: 'expired' });
    expect(reduce(at('a'), at('b'))).toMatchObject({ status: 'b' });
  });

  test('takes a late transfer after expired', () => {
    const facts = [
      query({ status: 'expired', updatedAt: 5 }),
      query({ status: 'fulfilled', updatedAt: 6 }),
    ];

    expect(reduce(...facts)).toMatchObject({ status: 'fulfilled', isConfirmed: true });
    expect(reduce(...facts)).not.toHaveProperty('laterStatus');
  });

  test('never takes fulfilled back, but tells what came later', () => {
    const fulfilled = query({ status: 'fulfilled', updatedAt: 5 });

    expect(reduce(fulfilled, query({ status: 'refunded', updatedAt: 6 }))).toMatchObject({
      status: 'fulfilled',
      isConfirmed: true,
      laterStatus: 'refunded',
    });
    expect(reduce(fulfilled, webhook(4, { status: 'expired' }))).not.toHaveProperty('laterStatus');
  });
});

describe('a status that Phoenix did not tell', () => {
  const untold = (occurredAt: number, fields: object = {}): OrderFact => ({
    from: 'webhook',
    event: { occurredAt, order: parseOrder({ id: 'A1', ...fields }) },
  });
  const asText = (status: string): OrderFact => ({
    from: 'query',
    order: parseOrder({ id: 'A1', orderStatus: status }),
  });

  test('is pending where nothing else is known', () => {
    expect(reduce(untold(1), untold(2))).toMatchObject({
      status: 'pending',
      isConfirmed: false,
      order: { status: 'pending', isStatusAssumed: true },
    });
  });

  test('is none that came after fulfilled', () => {
    const dated = query({ status: 'fulfilled', updatedAt: 5 });

    expect(reduce(untold(4), asText('fulfilled'))).not.toHaveProperty('laterStatus');
    expect(reduce(dated, untold(6))).not.toHaveProperty('laterStatus');
    expect(reduce(dated, untold(6), query({ status: 'refunded', updatedAt: 7 }))).toMatchObject({
      laterStatus: 'refunded',
    });
  });

  test.each(['expired', 'pending', 'in_review'])(
    'never takes the place of %s, however late it comes',
    (status) => {
      for (const told of [asText(status), query({ status, updatedAt: 5 })]) {
        const state = reduce(told, untold(6));
        expect(state).toMatchObject({ status, order: { status } });
        expect(state.order).not.toHaveProperty('isStatusAssumed');
      }
    },
  );

  test('takes nothing from the fields beside it: the later ones count', () => {
    const facts = [untold(6, { inputAmount: '2' }), query({ updatedAt: 5, sendAmount: '1' })];

    expect(reduce(...facts).order).toMatchObject({ updatedAt: 5, sendAmount: '2' });
  });
});

test('what came with fulfilled stays, whatever a later word has in its place', () => {
  const state = reduce(
    query({ status: 'fulfilled', updatedAt: 5, receiveAmount: '100' }),
    query({ status: 'expired', updatedAt: 6, receiveAmount: '1', uniquenessAmount: '0.03' }),
  );

  expect(state.order).toMatchObject({ receiveAmount: '100', uniquenessAmount: '0.03' });
});

test('a hash that comes later completes the order', () => {
  const state = reduce(
    webhook(7, { status: 'fulfilled', updatedAt: 5, externalPartnerId: 'cart-7' }),
    query({ status: 'fulfilled', updatedAt: 5, transactionHash: '0x2', fulfilledAt: 6 }),
  );

  expect(state).toMatchObject({
    transactionHash: '0x2',
    order: { transactionHash: '0x2', fulfilledAt: 6, externalPartnerId: 'cart-7', updatedAt: 5 },
  });
});

test('of several hashes the one with the latest fulfilledAt counts, then the smaller', () => {
  const hash = (transactionHash: string, fulfilledAt?: number) =>
    query({ transactionHash, ...(fulfilledAt !== undefined && { fulfilledAt }) });

  expect(reduce(hash('0x1', 5), hash('0x2', 6))).toMatchObject({ transactionHash: '0x2' });
  expect(reduce(hash('0x3', 6), hash('0x2', 6))).toMatchObject({ transactionHash: '0x2' });
  expect(reduce(hash('0x1'), hash('0x2', 1))).toMatchObject({ transactionHash: '0x2' });
});

test("the page's hash is never Phoenix's", () => {
  const state = reduce(page(succeeded), query({ status: 'fulfilled' }));

  expect(state).toMatchObject({ reportedTransactionHash: '0x1', isConfirmed: true });
  expect(state).not.toHaveProperty('transactionHash');
});

test('a fact without an order changes nothing', () => {
  const state = reduceOrder(undefined, query({ status: 'expired', updatedAt: 1 }));

  expect(reduceOrder(state, webhook(9))).toEqual(state);
  expect(reduce(webhook(9))).toEqual({ isConfirmed: false });
});

test("refuses another order's fact", () => {
  const state = reduceOrder(undefined, page(ordered));

  expect(thrownCode(() => reduceOrder(state, query({ orderId: 'B2' })))).toBe('invalid_order');
});

test('changes no state that it was given', () => {
  const state = Object.freeze(reduceOrder(undefined, page(ordered)));
  const before = JSON.stringify(state);

  reduceOrder(state, query({ status: 'fulfilled', updatedAt: 5 }));

  expect(JSON.stringify(state)).toBe(before);
});
