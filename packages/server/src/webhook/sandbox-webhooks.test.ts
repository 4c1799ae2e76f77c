import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { startSandbox } from '@phoenix-checkout/sandbox/node';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { expect, onTestFinished, test } from 'vitest';
import type { WebhookEvent } from './index.js';
import { createNodeWebhookListener } from './node/index.js';

const webhookSecret = 'a webhook secret'.replaceAll(' ', '-');
const wallet = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

test.each([
  {},
  { amounts: 'strings', timestamps: 'zoneless', statusEvent: 'order.status.change' },
  { fulfillment: 'null', statusEvent: 'order_status_change' },
  { retired: true },
] as const)('a payment in the sandbox is told once, whatever its form: %o', async (webhookForm) => {
  const events: WebhookEvent[] = [];
  const shop = await listen(
    createNodeWebhookListener({
      clientSecret: SANDBOX_CLIENT_SECRET,
      webhookSecret,
      onEvent: (event) => void events.push(event),
      onOrderCreated: () => ({ externalPartnerId: 'cart-7' }),
    }),
  );
  const phoenix = await startSandbox({ webhookUrl: shop.url, webhookSecret, webhookForm });
  onTestFinished(async () => {
    await phoenix.stop();
    await shop.stop();
  });
  const post = async (path: string, body: object, bearer = '') => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(phoenix.url + path, init)).json();
  };

  const token = await post('/oauth/token', {
    client_id: SANDBOX_CLIENT_ID,
    client_secret: SANDBOX_CLIENT_SECRET,
    grant_type: 'client_credentials',
  });
  const query = `?address=${wallet}&amount=100&access_token=${token.access_token}`;
  const { session_id: session } = await post('/api/sessions', { query });
  const { order } = await post('/api/orders', { method: 'bank' }, session);
  await phoenix.sandbox.settled();
  await post(`/api/orders/${order.id}/transfer`, {}, session);
  await phoenix.sandbox.advance(2);
  // Days later, on the sandbox's clock.
  await phoenix.sandbox.advance(2 * 86_400);
  const [, fulfilled] = phoenix.sandbox.webhooks.events;
  phoenix.sandbox.webhooks.replay(fulfilled?.id ?? '', { copies: 3 });
  await phoenix.sandbox.settled();

  expect(events).toMatchObject([
    { type: 'order_created', order: { orderId: order.id, status: 'pending' } },
    { type: 'order_status_updated', order: { orderId: order.id, status: 'fulfilled' } },
  ]);
  expect(phoenix.sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual(
    Array.from({ length: 5 }, () => 'delivered'),
  );
  expect(phoenix.sandbox.orders[0]?.externalPartnerId).toBe('cart-7');
});
