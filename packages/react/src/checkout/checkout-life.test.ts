import type { CheckoutEvent, HostEvent } from '@phoenix-checkout/core';
import { expect, it } from 'vitest';
import { noCheckout, reduceLife, type CheckoutLife } from './checkout-life.js';

type Step = [atMonotonicMs: number, event: CheckoutEvent | HostEvent];

const order = (orderId: string): CheckoutEvent => ({ type: 'order_created', orderId, raw: {} });
const paid: CheckoutEvent = { type: 'transaction_success', transactionHash: '0x1', raw: {} };

/** When the open order was made known, after these events. */
const openedAfter = (...steps: Step[]) =>
  steps.reduce<CheckoutLife>(
    (life, [atMonotonicMs, event]) => reduceLife(life, { do: 'record', event, atMonotonicMs }),
    noCheckout,
  ).openedAtMonotonicMs;

it('an order is open from the event that tells of it', () => {
  expect(openedAfter([1, { type: 'frame_loaded' }], [2, order('A')])).toBe(2);
  expect(openedAfter([1, { type: 'frame_loaded' }], [2, paid])).toBe(2);
});

it('what else is told of an open order does not open it anew, another order does', () => {
  expect(openedAfter([1, order('A')], [2, paid])).toBe(1);
  expect(openedAfter([1, order('A')], [2, order('B')])).toBe(2);
});

it('while no order is open nothing was opened', () => {
  expect(openedAfter([1, { type: 'frame_loaded' }])).toBeUndefined();
  expect(openedAfter([1, order('A')], [2, { type: 'cancelled', raw: {} }])).toBeUndefined();
  expect(openedAfter([1, order('A')], [2, paid], [3, { type: 'done', raw: {} }])).toBeUndefined();
  expect(openedAfter([1, order('A')], [2, { type: 'order_expired' }])).toBeUndefined();
});
