import { parseOrder, parseWebhook } from '@phoenix-checkout/core';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { rejectedCode } from '../../test-support/rejected-code.js';
import { createOrderClient } from '../order/index.js';
import { verifyWebhook } from '../webhook/index.js';
import { fakeOrder, fakeRetiredWebhook, fakeWebhook, signWebhook } from './index.js';
import { phoenixOrdersHandler } from './msw.js';

describe('fakeOrder', () => {
  test('is pending, and of 10.10 USDC', () => {
    const order = parseOrder(fakeOrder());

    expect(order).toMatchObject({ status: 'pending', receiveAmount: '10.1', sendAmount: '10.22' });
    expect(order).not.toHaveProperty('transactionHash');
  });

  test('that is fulfilled has a transaction, unless it says otherwise', () => {
    const orderStatus = { status: 'fulfilled' };

    expect(parseOrder(fakeOrder({ orderStatus })).transactionHash).toMatch(/^0x[\da-f]{64}$/);
    expect(parseOrder(fakeOrder({ orderStatus, orderFulfillment: null }))).not.toHaveProperty(
      'transactionHash',
    );
  });

  test('is another object each time', () => {
    fakeOrder().orderStatus.status = 'changed';

    expect(fakeOrder().orderStatus.status).toBe('pending');
  });
});

describe('fakeWebhook', () => {
  test.each([
    'order_created',
    'order_status_updated',
    'payment_link_created',
    'payment_link_status_updated',
    'unknown',
  ] as const)('%s is read as what it is', (type) => {
    expect(parseWebhook(fakeWebhook(type))).toMatchObject({ type });
  });

  test('each has an id of its own', () => {
    expect(fakeWebhook('order_created').id).not.toBe(fakeWebhook('order_created').id);
  });

  test('one word changes both forms of the status', () => {
    const event = fakeWebhook('order_status_updated', { data: { orderStatus: 'expired' } });

    expect(event.data).toMatchObject({
      orderStatus: 'expired',
      order: { orderStatus: { status: 'expired' } },
    });
  });

  test('the two forms may be made to disagree', () => {
    const data = { orderStatus: 'fulfilled', order: { orderStatus: { status: 'pending' } } };

    expect(parseWebhook(fakeWebhook('order_status_updated', { data }))).toMatchObject({
      order: { status: 'fulfilled' },
    });
  });

  test.each(['order_status_change', 'order.status.change'])('may be called %s', (event) => {
    expect(parseWebhook(fakeWebhook('order_status_updated', { event }))).toMatchObject({
      type: 'order_status_updated',
      wireType: event,
    });
  });

  test.each(['order_created', 'order_status_updated'] as const)('%s may be retired', (type) => {
    const event = fakeRetiredWebhook(type);

    expect(event).not.toHaveProperty('id');
    expect(parseWebhook(event, { id: 'sha256' })).toMatchObject({ type, id: 'sha256' });
  });
});

describe('signWebhook', () => {
  test('makes a request that verifies, with both secrets', async () => {
    const secrets = { clientSecret: 'one-secret', webhookSecret: 'another-secret' };

    const request = await signWebhook(fakeWebhook('order_created'), secrets);

    await expect(verifyWebhook(request, secrets)).resolves.toBeDefined();
  });

  test('signs with the timestamp that is given', async () => {
    const secrets = { clientSecret: 'one-secret' };

    const request = await signWebhook('{}', { ...secrets, timestamp: 1_751_933_312_535 });

    expect(request.headers.get('X-Webhook-Timestamp')).toBe('1751933312535');
    expect(await rejectedCode(verifyWebhook(request, secrets))).toBe('stale_webhook');
  });
});

describe('phoenixOrdersHandler', () => {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  test('answers for the orders that it knows, and 404 for others', async () => {
    server.use(phoenixOrdersHandler([fakeOrder({ id: 'A1' }), fakeOrder({ id: 'a/b?c' })]));
    const client = createOrderClient();

    await expect(client.getOrder('A1')).resolves.toMatchObject({ orderId: 'A1' });
    await expect(client.getOrder('a/b?c')).resolves.toMatchObject({ orderId: 'a/b?c' });
    expect(await rejectedCode(client.getOrder('B2'))).toBe('order_not_found');
  });

  test('answers what a function says, where it is told to', async () => {
    const ordersUrl = 'https://staging.phoenix.example/orders/';
    const answers = [new Response(null, { status: 503 }), fakeOrder({ id: 'A1' })];
    server.use(phoenixOrdersHandler(() => answers.shift(), { ordersUrl }));

    await expect(createOrderClient({ ordersUrl }).getOrder('A1')).resolves.toMatchObject({
      orderId: 'A1',
    });
  });
});
