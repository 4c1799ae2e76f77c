import type { ServerResponse } from 'node:http';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startOrdersUpstream, type OrderAnswer } from '../../test-support/orders-upstream.js';
import { fakeOrder } from '../testing/fake-order.js';
import { createNodeOrderListener } from './node/index.js';
import { createOrderClient, type OrderClient } from './order-client.js';
import type { OrderEndpointOptions } from './order-endpoint.js';
import { createOrderHandler } from './order-handler.js';

const id = fakeOrder().id;
const fulfilled = {
  body: fakeOrder({ orderStatus: { status: 'fulfilled' }, external_partner_id: 'cart-7' }),
};
const shop = 'https://shop.example';

type Serve = (client: OrderClient, options: OrderEndpointOptions) => Promise<string>;

async function writeResponse(asked: Promise<Response>, res: ServerResponse): Promise<void> {
  const response = await asked;
  res.writeHead(response.status, Object.fromEntries(response.headers));
  res.end(await response.text());
}

/** The handler behind HTTP, as an adapter would put it there. */
const serveHandler: Serve = async (client, options) => {
  const handler = createOrderHandler(client, options);
  return serve((req, res) => {
    const headers = new Headers(
      Object.entries(req.headers).map(([name, value]) => [name, String(value)]),
    );
    const request = new Request(`http://${req.headers.host}${req.url}`, {
      method: req.method ?? 'GET',
      headers,
    });
    void writeResponse(handler(request), res);
  });
};
const serveListener: Serve = (client, options) => serve(createNodeOrderListener(client, options));

async function serve(listener: Parameters<typeof listen>[0]): Promise<string> {
  const { url, stop } = await listen(listener);
  onTestFinished(stop);
  return `${url}/api/order`;
}

describe.each([
  ['createOrderHandler', serveHandler],
  ['createNodeOrderListener', serveListener],
])('%s', (_, serveEndpoint) => {
  async function start(
    options: Partial<OrderEndpointOptions> = {},
    answer: OrderAnswer = fulfilled,
  ) {
    const { ordersUrl, paths } = await startOrdersUpstream(answer);
    const onError = vi.fn();
    const url = await serveEndpoint(createOrderClient({ ordersUrl, timeoutMs: 300 }), {
      authorize: () => true,
      onError,
      ...options,
    });
    return { url, paths, onError, get: (orderId: string) => ask(`${url}?order_id=${orderId}`) };
  }

  test('tells the order, without what is not for a page', async () => {
    const { get } = await start();

    const { status, headers, body } = await get(id);

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json',
    });
    const order = JSON.parse(body) as object;
    expect(order).toMatchObject({ orderId: id, status: 'fulfilled', receiveAmount: '10.1' });
    expect(order).not.toHaveProperty('raw');
    expect(order).not.toHaveProperty('externalPartnerId');
    expect(body).not.toContain('cart-7');
  });

  test("answers for somebody else's order as for an unknown one, and asks nobody", async () => {
    const own = await start({ authorize: (_request, orderId) => orderId === 'mine' });
    const unknown = await start({}, { status: 404, body: {} });

    const others = await own.get(id);
    const none = await unknown.get('mine');

    expect(others.status).toBe(404);
    expect({ ...others, headers: undefined, rawHeaders: undefined }).toEqual({
      ...none,
      headers: undefined,
      rawHeaders: undefined,
    });
    expect(own.paths).toEqual([]);
  });

  test.each(['..', '.', '%2e%2e', 'x'.repeat(10_000), '%ED%A0%80'.repeat(200)])(
    'nothing leaves for an id like %.40s',
    async (hostile) => {
      const { get, paths } = await start();

      expect((await get(hostile)).status).toBe(404);
      expect(paths).toEqual([]);
    },
  );

  test.each([false, undefined, null, 1, 'true', {}])('%j from authorize is 404', async (answer) => {
    const { get, paths } = await start({ authorize: () => answer as boolean });

    expect((await get(id)).status).toBe(404);
    expect(paths).toEqual([]);
  });

  test('authorize sees the request and the id, and may answer itself', async () => {
    const authorize = vi.fn<OrderEndpointOptions['authorize']>(
      () => new Response('log in', { status: 401, headers: { 'X-Own': 'yes' } }),
    );
    const { url } = await start({ authorize });

    const { status, headers, body } = await ask(`${url}?order_id=${id}&more=1`, {
      headers: { Cookie: 'session=1' },
    });

    expect({ status, body }).toEqual({ status: 401, body: 'log in' });
    expect(headers).toMatchObject({ 'x-own': 'yes', 'cache-control': 'no-store' });
    const [request, orderId] = authorize.mock.calls[0] ?? [];
    expect(orderId).toBe(id);
    expect(request?.url).toBe(`${url}?order_id=${id}&more=1`);
    expect(request?.headers.get('Cookie')).toBe('session=1');
  });

  test.each([
    () => {
      throw new Error('canary');
    },
    () => Promise.reject(new Error('canary')),
  ])('authorize that throws is 503, and onError hears why', async (authorize) => {
    const { get, paths, onError } = await start({ authorize });

    const { status, headers, body } = await get(id);

    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('5');
    expect(body).not.toContain('canary');
    expect(onError).toHaveBeenCalledTimes(1);
    expect(paths).toEqual([]);
  });

  test('without order_id it is 400', async () => {
    const { url, get } = await start();

    expect((await ask(url)).status).toBe(400);
    expect((await get('')).status).toBe(400);
  });

  test.each<OrderAnswer>([
    { status: 500, body: 'canary' },
    { status: 429, body: {} },
    { body: '<html>' },
    'hang',
  ])('trouble with Phoenix (%j) is 503, and nothing is told of it', async (answer) => {
    const { get, onError } = await start({}, answer);

    const { status, headers, body } = await get(id);

    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('5');
    expect(JSON.parse(body)).toMatchObject({ error: 'order_unavailable' });
    expect(body).not.toContain('canary');
    expect(onError).toHaveBeenCalledTimes(1);
  });

  test('pages of other origins may read it only where they are allowed', async () => {
    const { url } = await start({ allowedOrigins: [shop] });
    const from = (Origin: string) => ask(`${url}?order_id=${id}`, { headers: { Origin } });

    const { status, headers } = await from(shop);

    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBe(shop);
    expect((await from('https://evil.example')).status).toBe(403);
  });

  test.each(['POST', 'DELETE'])('%s is 405', async (method) => {
    const { url } = await start();

    expect(await ask(url, { method })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });
});

test.each<[string, unknown, unknown]>([
  ['no authorize', createOrderClient(), {}],
  ['no options', createOrderClient(), undefined],
  ['no client', undefined, { authorize: () => true }],
  ['an origin that is none', createOrderClient(), { authorize: () => true, allowedOrigins: ['*'] }],
])('%s is invalid_config', (_, client, options) => {
  expect(() => createOrderHandler(client as OrderClient, options as OrderEndpointOptions)).toThrow(
    expect.objectContaining({ code: 'invalid_config' }),
  );
});

test('what Next.js throws in authorize is left to it', async () => {
  const { ordersUrl } = await startOrdersUpstream(fulfilled);
  const signal = Object.assign(new Error('Next.js'), {
    digest: 'NEXT_REDIRECT;replace;/login;307;',
  });
  const handler = createOrderHandler(createOrderClient({ ordersUrl }), {
    authorize: () => Promise.reject(signal),
  });

  const asked = handler(new Request(`https://shop.example/api/order?order_id=${id}`));

  await expect(asked).rejects.toBe(signal);
});
