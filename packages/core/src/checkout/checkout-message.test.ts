import { describe, expect, expectTypeOf, test } from 'vitest';
import type { CheckoutEvent } from './checkout-event.js';
import { parseCheckoutMessage } from './checkout-message.js';
import {
  orderCreated,
  paymentCreated,
  transactionSuccess,
} from '../../test-support/phoenix-messages.js';
import { thrownCode } from '../../test-support/thrown-code.js';

const explorerUrl = 'https://basescan.org/tx/0xabc';

/** The message with one field of its payload replaced. */
const withField = (message: { type: string; data: object }, field: string, value: unknown) => ({
  ...message,
  data: { ...message.data, [field]: value },
});

describe('every message that Phoenix documents', () => {
  test('ORDER_CREATED', () => {
    expect(parseCheckoutMessage(orderCreated)).toEqual({
      type: 'order_created',
      orderId: 'c5b2a1de-6f1b-4a9e-9a46-0d3a5d2f7c11',
      createdAt: '2025-07-07T22:05:12.535Z',
      buyerAddress: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      sellerAddress: '0xSellerAddress',
      sendAmount: '100.12',
      receiveAmount: '100',
      uniquenessAmount: '0.12',
      receivingChainId: '8453',
      zelleAddress: 'seller@example.com',
      raw: orderCreated,
    });
  });

  test('TRANSACTION_SUCCESS', () => {
    expect(parseCheckoutMessage(transactionSuccess)).toEqual({
      type: 'transaction_success',
      ...transactionSuccess.data,
      raw: transactionSuccess,
    });
  });

  test('PAYMENT_CREATED', () => {
    const { paymentLinkURL, ...rest } = paymentCreated.data;

    expect(parseCheckoutMessage(paymentCreated)).toEqual({
      type: 'payment_link_created',
      ...rest,
      paymentLinkUrl: paymentLinkURL,
      raw: paymentCreated,
    });
  });

  test.each([
    ['in data', { type: 'OPEN_EXPLORER_URL', data: { url: explorerUrl } }],
    ['beside data', { type: 'OPEN_EXPLORER_URL', url: explorerUrl }],
    ['beside an empty data', { type: 'OPEN_EXPLORER_URL', url: explorerUrl, data: {} }],
    ['beside a data of null', { type: 'OPEN_EXPLORER_URL', url: explorerUrl, data: null }],
    ['in both', { type: 'OPEN_EXPLORER_URL', url: 'x', data: { url: explorerUrl } }],
  ])('OPEN_EXPLORER_URL with its url %s', (_, message) => {
    expect(parseCheckoutMessage(message)).toEqual({
      type: 'explorer_requested',
      url: explorerUrl,
      raw: message,
    });
  });

  test.each([
    ['CANCEL', 'cancelled'],
    ['PAYMENT_CANCELLED', 'cancelled'],
    ['USER_DONE', 'done'],
    ['PAYMENT_FAILED', 'failed'],
  ])('%s, with any payload or none', (name, type) => {
    for (const message of [{ type: name }, { type: name, data: 'whatever' }]) {
      expect(parseCheckoutMessage(message)).toEqual({ type, raw: message });
    }
  });
});

test('keeps the message itself in raw, undocumented fields included', () => {
  const message = withField(orderCreated, 'something_new', 'value');

  expect(parseCheckoutMessage(message)?.raw).toBe(message);
});

describe("a payment link's id", () => {
  test("is its URL's payment_id, where data.id is another's", () => {
    const message = withField(paymentCreated, 'id', 'the-integrator');

    expect(parseCheckoutMessage(message)).toHaveProperty('id', 'vzRTcMUcDWf58xP7THNtKA');
  });

  test.each([
    'https://app-partner.phoenix.market/?address=0x1',
    'https://app-partner.phoenix.market/?payment_id=',
    'http://app-partner.phoenix.market/?payment_id=not-secure',
    'javascript:alert(1)?payment_id=script',
    undefined,
    7,
  ])('is data.id where the URL tells none: %j', (paymentLinkURL) => {
    const message = withField(paymentCreated, 'paymentLinkURL', paymentLinkURL);

    expect(parseCheckoutMessage(message)).toHaveProperty('id', paymentCreated.data.id);
  });
});

test.each([{ id: 'order-1' }, 'order-1', null])(
  'keeps the order of a payment link and its parameters as they came: %j',
  (value) => {
    const message = withField(withField(paymentCreated, 'order', value), 'urlParams', value);

    expect(parseCheckoutMessage(message)).toMatchObject({ order: value, urlParams: value });
  },
);

test.each([
  [orderCreated, 'order_id'],
  [transactionSuccess, 'transactionHash'],
  [withField(paymentCreated, 'paymentLinkURL', 'https://app-partner.phoenix.market/'), 'id'],
])('refuses $type without what identifies it', (message, field) => {
  for (const value of [undefined, null, '', 1, {}, ['x']]) {
    const bad = withField(message, field, value);

    expect(thrownCode(() => parseCheckoutMessage(bad))).toBe('invalid_message');
  }
});

test.each([undefined, null, 'text', 1, [], () => ({})])('refuses a payload of %j', (data) => {
  for (const type of ['ORDER_CREATED', 'TRANSACTION_SUCCESS', 'PAYMENT_CREATED']) {
    expect(thrownCode(() => parseCheckoutMessage({ type, data }))).toBe('invalid_message');
  }
});

test.each([
  [orderCreated, 'send_amount', 'sendAmount', 100],
  [orderCreated, 'receiving_chain_id', 'receivingChainId', 8453],
  [transactionSuccess, 'walletAddress', 'walletAddress', null],
  [transactionSuccess, 'basescanLink', 'basescanLink', 'javascript:alert(1)'],
  [transactionSuccess, 'basescanLink', 'basescanLink', 'http://basescan.org/tx/0x1'],
  [paymentCreated, 'lifespan', 'lifespan', '86400000'],
  [paymentCreated, 'lifespan', 'lifespan', Number.NaN],
  [paymentCreated, 'paymentLinkURL', 'paymentLinkUrl', 'javascript:alert(1)'],
  [paymentCreated, 'paymentLinkURL', 'paymentLinkUrl', 'http://app-partner.phoenix.market/'],
  [paymentCreated, 'paymentLinkURL', 'paymentLinkUrl', '/relative'],
])('$type leaves out a %s that it cannot vouch for (%s: %j)', (message, wire, name, value) => {
  const event = parseCheckoutMessage(withField(message, wire, value));

  expect(event).toBeDefined();
  expect(event).not.toHaveProperty(name);
});

test("takes a local sandbox's payment link", () => {
  const message = withField(
    paymentCreated,
    'paymentLinkURL',
    'http://localhost:4100/?payment_id=1',
  );

  expect(parseCheckoutMessage(message)).toHaveProperty(
    'paymentLinkUrl',
    'http://localhost:4100/?payment_id=1',
  );
});

test.each([
  'javascript:alert(1)',
  'http://basescan.org/tx/0x1',
  'http://localhost/tx/0x1',
  'data:text/html,x',
  '//basescan.org/tx/0x1',
  '/tx/0x1',
  'https://',
  '',
  1,
  null,
  undefined,
  { toString: () => explorerUrl },
])('refuses to open %j in an explorer', (url) => {
  const message = { type: 'OPEN_EXPLORER_URL', url, data: { url } };

  expect(thrownCode(() => parseCheckoutMessage(message))).toBe('invalid_message');
});

test.each([
  // Relative to a host page of https, absolute elsewhere: nobody may read it in two ways.
  ['https:basescan.org/tx/0x1', 'https://basescan.org/tx/0x1'],
  ['https:\\\\basescan.org\\tx', 'https://basescan.org/tx'],
  [' https://basescan.org/a\tb\n', 'https://basescan.org/ab'],
])('gives the explorer URL %j in its one unambiguous form', (url, href) => {
  expect(parseCheckoutMessage({ type: 'OPEN_EXPLORER_URL', url })).toHaveProperty('url', href);
});

test.each([
  undefined,
  null,
  'ORDER_CREATED',
  '{"type":"CANCEL"}',
  1,
  [],
  ['CANCEL'],
  {},
  { type: 'webpackOk' },
  { type: 'order_created' },
  { type: 'cancel' },
  { type: 'CANCEL ' },
  { type: ['CANCEL'] },
  { type: { toString: () => 'CANCEL' } },
  { type: Object('CANCEL') },
  { type: 'constructor' },
  { type: '__proto__' },
  { type: 'toString' },
  { event: 'CANCEL' },
  () => undefined,
  Symbol('CANCEL'),
])('a message of others gives nothing: %j', (data) => {
  expect(parseCheckoutMessage(data)).toBeUndefined();
});

test('a message cannot put anything into the event but its fields', () => {
  const data = JSON.parse(
    '{"order_id":"1","__proto__":{"polluted":1},"type":"done","raw":"x","toString":"x"}',
  );

  const event = parseCheckoutMessage({ type: 'ORDER_CREATED', data });

  expect(Object.keys(event ?? {}).sort()).toEqual(['orderId', 'raw', 'type']);
  expect(event).toMatchObject({ type: 'order_created' });
  expect(event).not.toHaveProperty('polluted');
});

test('what it throws quotes nothing of the message', () => {
  const message = withField(orderCreated, 'order_id', undefined);

  expect(() => parseCheckoutMessage(message)).toThrow(
    expect.objectContaining({
      message: 'No orderId in order_created',
    }),
  );
});

test('the event is told apart by its type', () => {
  const event = {} as CheckoutEvent;

  if (event.type === 'order_created') expectTypeOf(event.orderId).toEqualTypeOf<string>();
  if (event.type === 'transaction_success') {
    expectTypeOf(event.transactionHash).toEqualTypeOf<string>();
    expectTypeOf(event.sendAmount).toEqualTypeOf<string | undefined>();
  }
  expectTypeOf<CheckoutEvent['type']>().toEqualTypeOf<
    | 'order_created'
    | 'transaction_success'
    | 'payment_link_created'
    | 'cancelled'
    | 'done'
    | 'explorer_requested'
    | 'failed'
  >();
});
