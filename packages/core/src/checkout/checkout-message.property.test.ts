import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckoutEvent } from './checkout-event.js';
import { parseCheckoutMessage } from './checkout-message.js';
import {
  orderCreated,
  paymentCreated,
  transactionSuccess,
} from '../../test-support/phoenix-messages.js';
import { thrownCode } from '../../test-support/thrown-code.js';

const known = fc.constantFrom(
  'ORDER_CREATED',
  'TRANSACTION_SUCCESS',
  'PAYMENT_CREATED',
  'OPEN_EXPLORER_URL',
  'CANCEL',
  'PAYMENT_CANCELLED',
  'USER_DONE',
  'PAYMENT_FAILED',
);
const fields = [
  ...Object.keys(orderCreated.data),
  ...Object.keys(transactionSuccess.data),
  ...Object.keys(paymentCreated.data),
  'url',
];

const trap = () => {
  throw new RangeError('trap');
};

/** A copy of the object, with getters that throw in place of some of its properties. */
function booby(object: object, names: string[]): object {
  const copy = { ...object };
  for (const name of names) Object.defineProperty(copy, name, { get: trap });
  return copy;
}

/** Proxies that look like the object and throw when touched. */
function hostile(object: object): unknown[] {
  const revoked = Proxy.revocable(object, {});
  revoked.revoke();
  return [
    revoked.proxy,
    new Proxy(object, { get: trap }),
    new Proxy(object, { getPrototypeOf: trap, has: trap, ownKeys: trap }),
    new Proxy(() => undefined, { get: trap, apply: trap }),
  ];
}

// Functions that make the payload: fast-check itself would trip over what throws when touched.
const payload = fc.oneof(
  fc.anything().map((value) => () => value),
  fc
    .dictionary(fc.constantFrom(...fields), fc.oneof(fc.anything(), fc.webUrl(), fc.string()))
    .map((value) => () => value),
  fc
    .tuple(
      fc.constantFrom(orderCreated.data, transactionSuccess.data, paymentCreated.data),
      fc.subarray(fields),
    )
    .map(
      ([data, names]) =>
        () =>
          booby(data, names),
    ),
  fc.nat(3).map((index) => () => hostile(orderCreated.data)[index]),
);

function checkOutcome(input: unknown): void {
  let event: CheckoutEvent | undefined;
  const code = thrownCode(() => {
    event = parseCheckoutMessage(input);
  });

  expect([undefined, 'invalid_message']).toContain(code);
  if (!event) return;
  // Compared by hand: a matcher that fails would touch the proxy.
  expect(event.raw === input).toBe(true);
  if (event.type === 'order_created') expect(event.orderId).toMatch(/^[^]+$/);
  if (event.type === 'transaction_success') expect(event.transactionHash).toMatch(/^[^]+$/);
  if (event.type === 'payment_link_created') expect(event.id).toMatch(/^[^]+$/);
  if (event.type === 'explorer_requested') {
    expect(event.url).toBe(new URL(event.url).href);
    expect(event.url).toMatch(/^https:\/\//);
  }
}

test('anything at all gives undefined, an event or its own error', () => {
  fc.assert(fc.property(fc.anything({ withNullPrototype: true }), checkOutcome));
});

test('messages of known types may have payloads of any kind', () => {
  const url = fc.oneof(fc.webUrl(), fc.anything());
  fc.assert(
    fc.property(known, payload, url, (type, makeData, beside) => {
      checkOutcome({ type, data: makeData(), url: beside });
    }),
    { numRuns: 1000 },
  );
});

test('getters may throw', () => {
  const names = fc.subarray(['type', 'data', 'url']);
  fc.assert(
    fc.property(known, payload, names, (type, makeData, throwers) => {
      checkOutcome(booby({ type, data: makeData(), url: 'https://example.com/' }, throwers));
    }),
  );
});

test('proxies may be revoked, and their traps may throw', () => {
  for (const input of hostile(orderCreated)) checkOutcome(input);
  for (const data of hostile(orderCreated.data)) checkOutcome({ type: 'ORDER_CREATED', data });
  for (const url of hostile({})) checkOutcome({ type: 'OPEN_EXPLORER_URL', url });
  for (const type of hostile({})) expect(parseCheckoutMessage({ type })).toBeUndefined();
});

test('input of others gives undefined, whatever else it holds', () => {
  const foreign = fc.oneof(
    fc.string().filter((type) => !/^[A-Z_]+$/.test(type)),
    fc.anything().filter((type) => typeof type !== 'string'),
  );
  fc.assert(
    fc.property(foreign, payload, (type, makeData) => {
      expect(parseCheckoutMessage({ type, data: makeData() })).toBeUndefined();
    }),
  );
});
