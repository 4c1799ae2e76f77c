import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  createdOrder,
  paymentLink,
  queriedOrder,
  statusData,
  webhook,
} from '../../test-support/phoenix-orders.js';
import { thrownCode } from '../../test-support/thrown-code.js';
import type { PhoenixOrder } from '../order/index.js';
import { parseWebhook } from './parse-webhook.js';

const envelope = {
  id: 'evt_1751933312535_k3j5h7g9d',
  occurredAt: 1_751_933_312_535,
};

test('reads order_created', () => {
  const json = webhook('order_created', { order: createdOrder });

  expect(parseWebhook(json)).toEqual({
    ...envelope,
    type: 'order_created',
    wireType: 'order_created',
    order: expect.objectContaining({ orderId: createdOrder.id, receiveAmount: '1.45' }),
    raw: json,
  });
});

test.each([
  'order_status_updated',
  'order_status_change',
  'order.status.change',
  'order.status.updated',
])('reads an order status event that is called %s', (name) => {
  expect(parseWebhook(webhook(name, statusData))).toMatchObject({
    ...envelope,
    type: 'order_status_updated',
    wireType: name,
    order: { orderId: statusData.orderId, status: 'fulfilled', externalPartnerId: 'cart-7' },
  });
});

test('reads payment_link_created', () => {
  const event = parseWebhook(webhook('payment_link_created', { paymentLink }));

  expect(event).toMatchObject({
    type: 'payment_link_created',
    paymentLink: { id: paymentLink.id },
  });
  expect(event).not.toHaveProperty('order');
});

test('reads payment_link_status_updated with the order that was made through the link', () => {
  const data = {
    paymentLink: { ...paymentLink, status: 'consumed', order: queriedOrder },
    paymentLinkId: paymentLink.id,
    paymentLinkStatus: 'consumed',
  };

  expect(parseWebhook(webhook('payment_link_status_updated', data))).toMatchObject({
    type: 'payment_link_status_updated',
    paymentLink: { id: paymentLink.id, status: 'consumed' },
    order: { orderId: queriedOrder.id, receiveAmount: '10.1' },
  });
});

test.each([null, {}, 'A1', undefined])('a link has no order where its order is %j', (order) => {
  const json = webhook('payment_link_status_updated', { paymentLink: { ...paymentLink, order } });

  expect(parseWebhook(json)).not.toHaveProperty('order');
});

describe('retired, flat forms', () => {
  const timestamp = '2025-07-08T00:08:32.535Z';

  test('order.created', () => {
    const json = { order: createdOrder, timestamp, eventType: 'order.created' };

    expect(parseWebhook(json, { id: 'sha256' })).toMatchObject({
      id: 'sha256',
      occurredAt: envelope.occurredAt,
      type: 'order_created',
      wireType: 'order.created',
      order: { orderId: createdOrder.id },
    });
  });

  test('order.status.updated', () => {
    const json = {
      orderId: 'A1',
      orderStatus: 'expired',
      timestamp,
      eventType: 'order.status.updated',
    };

    expect(parseWebhook(json, { id: 'sha256' })).toMatchObject({
      type: 'order_status_updated',
      order: { orderId: 'A1', status: 'expired' },
    });
  });

  test('without an id given, one that another event does not have', () => {
    const json = { orderId: 'A1', orderStatus: 'expired', eventType: 'order.status.updated' };
    const { id } = parseWebhook({ ...json, timestamp });

    expect(id).toBe('order.status.updated A1 expired 1751933312535');
    expect(parseWebhook({ ...json, timestamp })).toMatchObject({ id });
    expect(parseWebhook({ ...json, orderStatus: 'fulfilled', timestamp }).id).not.toBe(id);
  });

  test("an event's own id is not taken for an order's", () => {
    expect(thrownCode(() => parseWebhook({ eventType: 'order.created', id: 'evt_1' }))).toBe(
      'invalid_webhook',
    );
  });
});

describe('an unknown event', () => {
  test('is authenticated news without a form', () => {
    const json = webhook('seller_matched', { anything: [1, 2] });

    expect(parseWebhook(json)).toEqual({
      ...envelope,
      type: 'unknown',
      wireType: 'seller_matched',
      raw: json,
    });
  });

  test.each(['__proto__', 'constructor', 'toString', 'unknown', 'ORDER_CREATED', ' order_created'])(
    'may be called %s',
    (name) => {
      expect(parseWebhook(webhook(name, null))).toMatchObject({ type: 'unknown', wireType: name });
    },
  );
});

describe('occurredAt', () => {
  const read = (fields: object, receivedAt?: number) =>
    parseWebhook({ event: 'x', id: 'evt_1', ...fields }, { receivedAt }).occurredAt;

  test("is the envelope's timestamp, else the data's, else when it was received", () => {
    const timestamp = '2025-07-08 00:08:32.535';

    expect(read({ timestamp, data: { timestamp: 5 } }, 7)).toBe(envelope.occurredAt);
    expect(read({ timestamp: 'soon', data: { timestamp } }, 7)).toBe(envelope.occurredAt);
    expect(read({}, 7)).toBe(7);
    expect(read({})).toBe(0);
  });
});

test.each([undefined, null, 'x', 7, [], {}, { event: '' }, { event: 7 }, [webhook('x', {})]])(
  'refuses %j, which is no event',
  (json) => {
    expect(thrownCode(() => parseWebhook(json))).toBe('invalid_webhook');
  },
);

test.each([
  ['order_created', { order: null }],
  ['order_created', null],
  ['order_created', undefined],
  ['order_status_updated', { orderStatus: 'fulfilled' }],
  ['payment_link_created', { paymentLink: { status: 'pending' } }],
])('refuses %s about nothing (%j)', (name, data) => {
  expect(thrownCode(() => parseWebhook(webhook(name, data)))).toBe('invalid_webhook');
});

test('tells apart by type what an event carries', () => {
  const event = parseWebhook(webhook('order_created', { order: createdOrder }));

  if (event.type === 'order_created') expectTypeOf(event.order).toEqualTypeOf<PhoenixOrder>();
  if (event.type === 'unknown') expectTypeOf(event).not.toHaveProperty('order');
  if (event.type === 'payment_link_created') {
    expectTypeOf(event.order).toEqualTypeOf<PhoenixOrder | undefined>();
  }
  expect(event.type).toBe('order_created');
});
