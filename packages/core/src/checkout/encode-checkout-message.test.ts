import { describe, expect, expectTypeOf, test } from 'vitest';
import type { CheckoutEvent, CheckoutEventType } from './checkout-event.js';
import { parseCheckoutMessage } from './checkout-message.js';
import { checkoutWire } from './checkout-wire.js';
import { encodeCheckoutMessage } from './encode-checkout-message.js';
import {
  orderCreated,
  paymentCreated,
  transactionSuccess,
} from '../../test-support/phoenix-messages.js';

const explorerRequested = {
  type: 'OPEN_EXPLORER_URL',
  data: { url: 'https://basescan.org/tx/0xabc' },
};

describe('what was read is written as it came', () => {
  test.each([
    orderCreated,
    transactionSuccess,
    paymentCreated,
    explorerRequested,
    { type: 'CANCEL' },
    { type: 'USER_DONE' },
    { type: 'PAYMENT_FAILED' },
  ])('$type', (message) => {
    const { type, raw: _raw, ...fields } = parseCheckoutMessage(message) as CheckoutEvent;

    expect(encodeCheckoutMessage(type, fields)).toEqual(message);
  });
});

test('a field that is undefined is left out, also one that identifies the event', () => {
  expect(encodeCheckoutMessage('order_created', { orderId: undefined, sendAmount: '1' })).toEqual({
    type: 'ORDER_CREATED',
    data: { send_amount: '1' },
  });
  expect(encodeCheckoutMessage('transaction_success')).toEqual({
    type: 'TRANSACTION_SUCCESS',
    data: {},
  });
});

test('the table has every event and every field, and no other', () => {
  expectTypeOf<keyof typeof checkoutWire>().toEqualTypeOf<CheckoutEventType>();
  expectTypeOf<keyof typeof checkoutWire.order_created.fields>().toEqualTypeOf<
    Exclude<keyof Extract<CheckoutEvent, { type: 'order_created' }>, 'type' | 'raw'>
  >();

  const names = Object.values(checkoutWire).flatMap(({ types }) => types);
  expect(new Set(names).size).toBe(names.length);
});

test('the fields are typed by the event', () => {
  // @ts-expect-error -- an amount is a decimal string
  encodeCheckoutMessage('order_created', { sendAmount: 1 });
  // @ts-expect-error -- the name of the wire is not the event's
  expect(encodeCheckoutMessage('order_created', { order_id: '42' })).toEqual({
    type: 'ORDER_CREATED',
    data: {},
  });
});
