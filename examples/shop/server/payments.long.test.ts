import type { PhoenixOrder } from '@phoenix-checkout/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type ShopDatabase } from './database.js';
import { OrderBook } from './order-book.js';
import type { PaymentVerdict } from './payment-check.js';
import { Payments } from './payments.js';

const session = 'a browser';
const phoenixOrderId = 'kR3vX9aBcD1eFgH2iJkL4m';

const orderThatIs = (status: string): PhoenixOrder => ({
  orderId: phoenixOrderId,
  status,
  raw: {},
});

/** A webhook's fact. */
const told = (status: string, occurredAt = 1) =>
  ({ from: 'webhook', event: { occurredAt, order: orderThatIs(status) } }) as const;

let database: ShopDatabase;
let book: OrderBook;
let payments: Payments;
let verdict: () => Promise<PaymentVerdict>;
let orderId: string;

beforeEach(() => {
  database = openDatabase(':memory:');
  book = new OrderBook(database);
  verdict = async () => ({ order: orderThatIs('fulfilled'), isProven: true });
  payments = new Payments(database, () => verdict());
  orderId = book.place(session, 'grinder')?.id ?? '';
});

const stage = () => book.list(session).at(-1)?.stage;
const shipped = () => database.prepare('SELECT count(*) FROM shipments').pluck().get();
const sold = () => 8 - (book.products().find(({ id }) => id === 'grinder')?.stock ?? 0);

describe('a payment', () => {
  it('that Phoenix confirms ships the goods', async () => {
    payments.claim(orderId, phoenixOrderId);
    expect(stage()).toBe('paying');

    expect(await payments.learn(phoenixOrderId, told('fulfilled'), 'evt_1')).toBe(orderId);

    expect([stage(), shipped(), sold()]).toEqual(['paid', 1, 1]);
  });

  it('ships once, whoever tells it how often', async () => {
    payments.claim(orderId, phoenixOrderId);

    await Promise.all([
      payments.learn(phoenixOrderId, told('fulfilled'), 'evt_1'),
      payments.learn(phoenixOrderId, told('fulfilled'), 'evt_1'),
      payments.learn(phoenixOrderId, told('fulfilled', 2), 'evt_2'),
      payments.learn(phoenixOrderId, { from: 'query', order: orderThatIs('fulfilled') }),
    ]);

    expect([shipped(), sold()]).toEqual([1, 1]);
  });

  it('that was told before the page claims it ships as soon as it is asked for again', async () => {
    expect(await payments.learn(phoenixOrderId, told('fulfilled'), 'evt_1')).toBeUndefined();
    expect(shipped()).toBe(0);

    payments.claim(orderId, phoenixOrderId);
    expect(book.openPayments(Date.now())).toEqual([phoenixOrderId]);
    await payments.learn(phoenixOrderId, { from: 'query', order: orderThatIs('fulfilled') });

    expect([stage(), shipped()]).toEqual(['paid', 1]);
    expect(book.openPayments(Date.now())).toEqual([]);
  });

  it('that is late, after the order expired, counts', async () => {
    payments.claim(orderId, phoenixOrderId);
    await payments.learn(phoenixOrderId, told('expired', 1), 'evt_1');
    expect(stage()).toBe('expired');

    await payments.learn(phoenixOrderId, told('fulfilled', 2), 'evt_2');
    await payments.learn(phoenixOrderId, told('expired', 3), 'evt_3');

    expect([stage(), shipped()]).toEqual(['paid', 1]);
  });

  it('that does not pay us in full is looked at by a person', async () => {
    payments.claim(orderId, phoenixOrderId);
    verdict = async () => ({
      order: orderThatIs('fulfilled'),
      isProven: false,
      problem: 'Phoenix tells another receiveAmount.',
    });

    await payments.learn(phoenixOrderId, told('fulfilled'), 'evt_1');

    expect([stage(), shipped()]).toEqual(['review', 0]);
  });

  it('pays for one order only', async () => {
    const other = book.place(session, 'espresso')?.id ?? '';
    payments.claim(orderId, phoenixOrderId);

    expect(payments.claim(other, phoenixOrderId)).toBe(false);
    expect(payments.claim(orderId, phoenixOrderId)).toBe(true);
  });

  it('is not lost where Phoenix cannot be asked: nothing is recorded, and the event comes again', async () => {
    payments.claim(orderId, phoenixOrderId);
    const works = verdict;
    verdict = () => Promise.reject(new Error('Phoenix is down.'));
    await expect(payments.learn(phoenixOrderId, told('fulfilled'), 'evt_1')).rejects.toThrow(
      'Phoenix is down.',
    );
    expect(shipped()).toBe(0);

    verdict = works;
    await payments.learn(phoenixOrderId, told('fulfilled'), 'evt_1');

    expect([stage(), shipped()]).toEqual(['paid', 1]);
  });
});

describe('a payment link', () => {
  const link = { id: 'Zz3vX9aBcD1eFgH2iJkL4m', status: 'consumed' };

  it.each(['the page', 'the webhook'])('pays its order, where %s was first', async (first) => {
    const pageTells = () => payments.claimLink(orderId, link.id);
    const webhookTells = () => payments.learnLink(link, phoenixOrderId);
    if (first === 'the page') {
      pageTells();
      webhookTells();
    } else {
      webhookTells();
      pageTells();
    }

    await payments.learn(phoenixOrderId, told('fulfilled'), 'evt_1');

    expect(book.list(session)[0]).toMatchObject({ stage: 'paid', linkStatus: 'consumed' });
  });
});
