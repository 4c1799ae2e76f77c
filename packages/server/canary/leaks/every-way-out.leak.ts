import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createClient } from 'redis';
import { expect, onTestFinished, test } from 'vitest';
import { memoryStore } from '../../src/token/store/memory-store.js';
import { ServerError } from '../../src/error/server-error.js';
import { fakeWebhook, signWebhook } from '../../src/testing/index.js';
import { createWebhookHandler } from '../../src/webhook/webhook-handler.js';
import { callListener } from '../../src/options/call-listener.js';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { startRedisServer } from '@phoenix-checkout/test-kit/redis-server';
import { startManager } from '../../test-support/start-manager.js';
import { grant } from '@phoenix-checkout/test-kit/token-endpoint';

// Each of these tests leaks what it got, on purpose; but for the first.

async function expectToken(): Promise<string> {
  const answer = grant({ access_token: 'a-token-that-leaks' });
  const { manager } = await startManager({ answer });
  const { accessToken } = await manager.getToken();
  expect(accessToken).toBe('a-token-that-leaks');
  return accessToken;
}

async function answerWith(body: string): Promise<void> {
  const { url, stop } = await listen((_, res) => void res.end(body));
  await ask(url);
  await stop();
}

test('nothing', async () => {
  const token = await expectToken();
  await answerWith(JSON.stringify({ access_token: token, token_type: 'Bearer' }));
});

test('console', async () => {
  console.log({ deep: { deeper: [await expectToken()] } });
});

test('error', async () => {
  expect(new ServerError('aborted', encodeURIComponent(await expectToken()))).toBeInstanceOf(Error);
});

test('event', async () => {
  callListener(() => {}, { type: 'token_minted', token: await expectToken() });
});

test('page', async () => {
  await answerWith(`<p>${await expectToken()}</p>`);
});

test('reply beside its token', async () => {
  const token = await expectToken();
  const reply = { access_token: token, token_type: 'Bearer', scope: [btoa(`scope ${token}`)] };
  await answerWith(JSON.stringify(reply));
});

test('store', async () => {
  Object.assign(memoryStore(), { token: await expectToken() });
});

test('process', async () => {
  const child = spawn(process.execPath, ['-e', `console.log('${await expectToken()}')`]);
  await once(child, 'close');
});

test('secret', async () => {
  await expectToken();
  console.log('a secret of the test');
});

/** A webhook that tells of a payment link, handled; gives the link. */
async function expectPaymentLink(externalPartnerId = 'cart-7'): Promise<string> {
  const clientSecret = 'a client secret that signs';
  let url: string | undefined;
  const handler = createWebhookHandler({
    clientSecret,
    webhookSecret: 'a webhook secret that leaks',
    onPaymentLinkCreated({ paymentLink }) {
      ({ url } = paymentLink);
      return { externalPartnerId: externalPartnerId === 'the link' ? url : externalPartnerId };
    },
  });
  const urlParams = 'payment_id=L1&access_token=a-token-of-a-link';
  const link = `https://pay.example/?${urlParams}`;
  const paymentLink = { paymentLinkURL: link, urlParams };
  const event = fakeWebhook('payment_link_created', { data: { paymentLink } });
  const secrets = { clientSecret, webhookSecret: 'a webhook secret that leaks' };
  const { status } = await handler(await signWebhook(event, secrets));
  expect([status, url]).toEqual([200, link]);
  return link;
}

test('webhook secret', async () => {
  await expectPaymentLink();
  console.log('a webhook secret that leaks');
});

test('payment link', async () => {
  console.log({ link: await expectPaymentLink() });
});

test("payment link's token", async () => {
  await expectPaymentLink();
  console.log('a-token-of-a-link');
});

test('webhook answer', async () => {
  await expectPaymentLink('the link');
});

test('redis', async () => {
  const token = await expectToken();
  const redis = await startRedisServer();
  const client = createClient({ url: redis.url });
  onTestFinished(async () => {
    client.destroy();
    await redis.stop();
  });
  await client.connect();
  await client.set('key', token);
  await client.get('key');
});
