import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPhoenixError } from '../error/phoenix-error.js';
import { parseOrder } from '../order/index.js';
import { parsePaymentLink } from '../payment-link/index.js';
import {
  createdOrder,
  paymentLink,
  queriedOrder,
  statusData,
} from '../../test-support/phoenix-orders.js';
import { parseWebhook } from './parse-webhook.js';

const trap = () => {
  throw new RangeError('trap');
};
const hostile = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom<unknown>(
    new Proxy({}, { get: trap, ownKeys: trap, getPrototypeOf: trap }),
    Object.defineProperty({ event: 'order_created' }, 'data', { get: trap, enumerable: true }),
    Object.defineProperty({ eventType: 'order.created' }, 'order', { get: trap, enumerable: true }),
  ),
);
const names = [
  ...Object.keys(createdOrder),
  ...Object.keys(queriedOrder),
  ...Object.keys(statusData),
  ...Object.keys(statusData.order),
  ...Object.keys(paymentLink),
  'event',
  'eventType',
  'data',
  'status',
];
const fields = fc.dictionary(fc.constantFrom(...names), hostile, { maxKeys: 8 });
const event = fc.record({
  event: fc.constantFrom('order_created', 'order_status_updated', 'payment_link_created', 'new'),
  data: fc.oneof(
    fields,
    fields.map((order) => ({ order, paymentLink: order })),
    hostile,
  ),
  timestamp: hostile,
  id: hostile,
});

test.each([
  ['parseWebhook', parseWebhook],
  ['parseOrder', parseOrder],
  ['parsePaymentLink', parsePaymentLink],
])('%s throws nothing but its own error, whatever it reads', (_, parse) => {
  fc.assert(
    fc.property(fc.oneof(event, fields, hostile), (input) => {
      try {
        parse(input);
      } catch (error) {
        expect(isPhoenixError(error)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});
