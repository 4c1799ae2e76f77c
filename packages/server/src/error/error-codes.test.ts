import { createClient } from 'redis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { listen } from '@phoenix-checkout/test-kit/listen';
import {
  after,
  grant,
  refuse,
  startTokenEndpoint,
  type Answer,
} from '@phoenix-checkout/test-kit/token-endpoint';
import { startOrdersUpstream, type OrderAnswer } from '../../test-support/orders-upstream.js';
import {
  createTokenHandler,
  createTokenManager,
  phoenixMarket,
  phoenixWallet,
  type PhoenixMarketOptions,
  type ServerErrorCode,
} from '../index.js';
import { createOrderClient } from '../order/index.js';
import { redisStore } from '../redis/index.js';
import { fakeWebhook, signWebhook } from '../testing/index.js';
import { createWebhookHandler, verifyWebhook, type WebhookParts } from '../webhook/index.js';
import type { WebhookHandlerOptions } from '../webhook/webhook-handler-options.js';

const clientSecret = 'a secret of the test';
const clientId = 'partner';
const event = fakeWebhook('order_created');

async function marketBefore(answer: Answer, options: Partial<PhoenixMarketOptions> = {}) {
  const { url: tokenUrl, stop } = await startTokenEndpoint(answer);
  onTestFinished(stop);
  return createTokenManager({
    provider: phoenixMarket({ clientId, clientSecret, tokenUrl, ...options }),
  });
}

/** What `getToken` fails with, before an endpoint that answers so. */
const token =
  (answer: Answer, options?: Partial<PhoenixMarketOptions>) => async (): Promise<unknown> =>
    failure((await marketBefore(answer, options)).getToken());

/** What an order's query fails with, before an endpoint that answers so. */
const orderFrom = (answer: OrderAnswer, timeoutMs?: number) => async (): Promise<unknown> => {
  const { ordersUrl } = await startOrdersUpstream(answer);
  return failure(createOrderClient({ ordersUrl, timeoutMs }).getOrder('ord_1'));
};

/** What `onError` hears of a delivery. */
function deliver(request: Request, options: Partial<WebhookHandlerOptions> = {}): Promise<unknown> {
  return new Promise((resolve) => {
    const handler = createWebhookHandler({ clientSecret, ...options, onError: resolve });
    void handler(request);
  });
}

async function unusedPort(): Promise<number> {
  const { url, stop } = await listen(() => {});
  await stop();
  return Number(new URL(url).port);
}

/** What each page of `docs/errors` names as a cause, and how an app comes to see the code. */
const provoked = {
  aborted: {
    'the signal of getToken': async () =>
      failure((await marketBefore(grant())).getToken({ signal: AbortSignal.abort() })),
    'the signal of waitForOrder': async () => {
      const { ordersUrl } = await startOrdersUpstream('hang');
      const orders = createOrderClient({ ordersUrl });
      return failure(orders.waitForOrder('ord_1', { signal: AbortSignal.abort() }));
    },
  },
  invalid_client: { 'a secret that is refused': token(refuse(401, { error: 'invalid_client' })) },
  invalid_grant: { 'a grant that is refused': token(refuse(400, { error: 'invalid_grant' })) },
  invalid_scope: {
    'a scope that is refused': async () => {
      const { url: tokenUrl, stop } = await startTokenEndpoint(
        refuse(400, { error: 'invalid_scope' }),
      );
      onTestFinished(stop);
      const scopes = ['wallet:read'];
      const provider = phoenixWallet({ clientId, clientSecret, tokenUrl, scopes });
      return failure(createTokenManager({ provider }).getToken());
    },
  },
  unauthorized: { 'a client that is refused': token(refuse(403, { error: 'unauthorized' })) },
  invalid_config: {
    'a secret that is not set': async () =>
      failure((async () => phoenixMarket({ clientId, clientSecret: '' }))()),
    'a function that gives nothing': token(grant(), { clientSecret: () => undefined }),
    'the line break of a file': async () =>
      failure((async () => phoenixMarket({ clientId, clientSecret: 'secret\n' }))()),
    'a tokenUrl that is http': async () =>
      failure(marketBefore(grant(), { tokenUrl: 'http://phoenix.example/token' })),
    'an origin with a path': async () => {
      const manager = await marketBefore(grant());
      const allowedOrigins = ['https://shop.example/checkout'];
      return failure((async () => createTokenHandler(manager, { allowedOrigins }))());
    },
    'a waitUntil that was taken off its context': async () =>
      deliver(await signWebhook(event, { clientSecret }), {
        waitUntil: () => {
          throw new TypeError('Illegal invocation');
        },
      }),
    'a webhook without headers': async () =>
      failure(verifyWebhook({ body: '{}' } as WebhookParts, { clientSecret })),
    'a webhook without a secret': async () => failure((async () => createWebhookHandler({}))()),
  },
  secret_unavailable: {
    'a function that throws': token(grant(), {
      clientSecret() {
        throw new Error('The vault is down.');
      },
    }),
    'a function that takes too long': token(grant(), {
      clientSecret: () => new Promise<string>(() => {}),
      timeoutMs: 50,
    }),
    'a value that cannot be a secret': token(grant(), { clientSecret: () => 'secret\n' }),
    'the function of a webhook': async () =>
      deliver(await signWebhook(event, { clientSecret }), {
        clientSecret: () => Promise.reject(new Error('The vault is down.')),
      }),
  },
  store_unavailable: {
    'a Redis client that was never connected': async () =>
      failure(redisStore(createClient()).read('key')),
    'a Redis that is down': async () => {
      const client = createClient({ url: `redis://127.0.0.1:${await unusedPort()}` });
      onTestFinished(() => client.destroy());
      client.connect().catch(() => {});
      return failure(redisStore(client).read('key'));
    },
    'a seen store that fails': async () => {
      const down = () => Promise.reject(new Error('The store is down.'));
      const seen = { claim: down, renew: down, complete: down, release: down };
      return deliver(await signWebhook(event, { clientSecret }), { seen });
    },
  },
  upstream_invalid_response: {
    'a page': token((res) => void res.end('<html></html>')),
    'a redirect': token((res) => void res.writeHead(302, { Location: '/elsewhere' }).end()),
    'no access_token': token(grant({ access_token: undefined })),
    'another token_type': token(grant({ token_type: 'mac' })),
    'no expires_in': token(grant({ expires_in: undefined })),
    'a reply that is too long': token(grant({ scope: ['x'.repeat(70_000)] })),
    'the secret as scope': token(grant({ scope: [clientSecret] })),
    'another order than was asked for': orderFrom({ body: { orderId: 'ord_2' } }),
  },
  upstream_rate_limited: {
    'status 429': token(refuse(429)),
    'status 429 to a question for an order, and no time for another': orderFrom(
      { status: 429, headers: { 'Retry-After': '60' } },
      60_000,
    ),
  },
  upstream_timeout: {
    'an endpoint that is too slow': token(after(1000, grant()), { timeoutMs: 50 }),
    'an order that is never answered': orderFrom('hang', 50),
  },
  upstream_unavailable: {
    'status 500': token(refuse(500)),
    'a connection that breaks twice': token((res) => void res.socket?.destroy()),
    'nobody listens': async () =>
      token(grant(), { tokenUrl: `http://127.0.0.1:${await unusedPort()}/` })(),
    'status 503 to a question for an order, and no time for another': orderFrom(
      { status: 503, headers: { 'Retry-After': '60' } },
      60_000,
    ),
  },
  handler_timeout: {
    'a callback that waits': async () =>
      deliver(await signWebhook(event, { clientSecret }), {
        handlerTimeoutMs: 30,
        onEvent: () => new Promise(() => {}),
      }),
    'a body that never ends': async () => {
      const { url, headers } = await signWebhook(event, { clientSecret });
      const body = new ReadableStream();
      const init = { method: 'POST', headers, body, duplex: 'half' };
      const request = new Request(url, init);
      return deliver(request, { handlerTimeoutMs: 30 });
    },
  },
  invalid_signature: {
    'another secret': async () => deliver(await signWebhook(event, { clientSecret: 'another' })),
    'a body that was changed': async () => {
      const { url, headers } = await signWebhook(event, { clientSecret });
      const body = JSON.stringify({ ...event, id: 'evt_other' });
      return deliver(new Request(url, { method: 'POST', headers, body }));
    },
    'no Bearer': async () =>
      deliver(await signWebhook(event, { clientSecret }), { webhookSecret: 'a webhook secret' }),
    'no signature': () =>
      deliver(new Request('https://shop.example', { method: 'POST', body: '{}' })),
  },
  invalid_webhook: {
    'no event': async () => deliver(await signWebhook('[]', { clientSecret })),
    'a body that breaks off': async () => {
      const { url, headers } = await signWebhook(event, { clientSecret });
      const body = new ReadableStream({ start: (stream) => stream.error(new Error('reset')) });
      const init = { method: 'POST', headers, body, duplex: 'half' };
      return deliver(new Request(url, init));
    },
    'no JSON': async () => deliver(await signWebhook('hello', { clientSecret })),
    'a known event without its order': async () => {
      const body = JSON.stringify({ ...event, data: {} });
      return deliver(await signWebhook(body, { clientSecret }));
    },
  },
  raw_body_lost: {
    'parsed, and written otherwise by Phoenix': async () => {
      const spaced = JSON.stringify(event, null, 1);
      const { headers } = await signWebhook(spaced, { clientSecret });
      return failure(verifyWebhook({ headers, body: JSON.parse(spaced) }, { clientSecret }));
    },
    'being read by another': async () => {
      const request = await signWebhook(event, { clientSecret });
      request.body?.getReader();
      return deliver(request);
    },
    'read by a middleware': async () => {
      const request = await signWebhook(event, { clientSecret });
      await request.text();
      return deliver(request);
    },
  },
  stale_webhook: {
    'four days old': async () =>
      deliver(await signWebhook(event, { clientSecret, timestamp: Date.now() - 4 * 86_400_000 })),
    'ten minutes ahead': async () =>
      deliver(await signWebhook(event, { clientSecret, timestamp: Date.now() + 600_000 })),
  },
  order_not_found: {
    'an order that Phoenix does not know': orderFrom({ status: 404 }),
    'what cannot be an id': async () => failure(createOrderClient().getOrder('..')),
    'too long for an id': async () => failure(createOrderClient().getOrder('x'.repeat(129))),
  },
} satisfies Record<ServerErrorCode, Record<string, () => Promise<unknown>>>;

describe.each(Object.entries(provoked))('%s', (code, causes) => {
  test.each(Object.entries(causes))('%s', async (_, provoke) => {
    await expect(provoke()).resolves.toMatchObject({ name: 'PhoenixError', code });
  });
});
