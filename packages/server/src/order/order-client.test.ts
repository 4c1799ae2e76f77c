import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { rejectedCode } from '../../test-support/rejected-code.js';
import { startOrdersUpstream, type OrderAnswer } from '../../test-support/orders-upstream.js';
import { fakeHash, fakeOrder } from '../testing/fake-order.js';
import * as timers from '../time/timers.js';
import { createOrderClient } from './order-client.js';
import type { OrderClientOptions } from './order-options.js';

const id = fakeOrder().id;
const pending = { body: fakeOrder() };
const fulfilled = { body: fakeOrder({ orderStatus: { status: 'fulfilled' } }) };

async function start(answers: OrderAnswer[], options: OrderClientOptions = {}) {
  const upstream = await startOrdersUpstream(...answers);
  return { ...upstream, client: createOrderClient({ ordersUrl: upstream.ordersUrl, ...options }) };
}

describe('getOrder', () => {
  test('reads the order as Phoenix tells it, amounts exactly', async () => {
    const { client, paths } = await start([fulfilled]);

    await expect(client.getOrder(id)).resolves.toMatchObject({
      orderId: id,
      status: 'fulfilled',
      sendAmount: '10.22',
      receiveAmount: '10.1',
      transactionHash: fakeHash,
    });
    expect(paths).toEqual([`/orders/${id}`]);
  });

  test('appends the id as one segment, whatever is in it', async () => {
    const odd = 'a/../b?c#d%2e%2e é\\';
    const { client, paths, ordersUrl } = await start([{ body: fakeOrder({ id: odd }) }]);
    const slashed = createOrderClient({ ordersUrl: `${ordersUrl}/` });

    await expect(client.getOrder(odd)).resolves.toMatchObject({ orderId: odd });
    await slashed.getOrder(odd);

    const path = `/orders/${encodeURIComponent(odd)}`;
    expect(paths).toEqual([path, path]);
  });

  test.each(['', '.', '..', 'x'.repeat(129), 'x'.repeat(10_000), '\ud800', undefined, null, 7, {}])(
    'asks nothing for %j: order_not_found',
    async (hostile) => {
      const { client, paths } = await start([pending]);

      expect(await rejectedCode(client.getOrder(hostile as string))).toBe('order_not_found');
      expect(paths).toEqual([]);
    },
  );

  test('shares one request among those who ask for one order at once', async () => {
    const { client, paths } = await start([pending]);

    const orders = await Promise.all(Array.from({ length: 50 }, () => client.getOrder(id)));

    expect(orders).toHaveLength(50);
    expect(paths).toHaveLength(1);
    await client.getOrder(id);
    expect(paths).toHaveLength(2);
  });

  test('one caller who leaves takes the answer from no other', async () => {
    const { client, paths } = await start([pending]);
    const controller = new AbortController();
    const left = rejectedCode(client.getOrder(id, { signal: controller.signal }));
    const stays = client.getOrder(id);

    controller.abort();

    expect(await left).toBe('aborted');
    await expect(stays).resolves.toBeDefined();
    expect(paths).toHaveLength(1);
    expect(await rejectedCode(client.getOrder(id, { signal: controller.signal }))).toBe('aborted');
  });

  test('the request is aborted when its last caller has left', async () => {
    const aborted = vi.fn();
    const client = createOrderClient({
      fetch: (_, init) => {
        init?.signal?.addEventListener('abort', aborted);
        return new Promise(() => {});
      },
    });
    const controller = new AbortController();
    const work = rejectedCode(client.getOrder(id, { signal: controller.signal }));

    controller.abort();

    expect(await work).toBe('aborted');
    await vi.waitFor(() => expect(aborted).toHaveBeenCalledTimes(1));
  });

  test.each<[string, OrderAnswer, string, number]>([
    ['404', { status: 404, body: {} }, 'order_not_found', 1],
    ['400', { status: 400, body: {} }, 'upstream_invalid_response', 1],
    ['401', { status: 401, body: 'no' }, 'upstream_invalid_response', 1],
    [
      'a redirect',
      { status: 302, headers: { Location: '/orders/x' } },
      'upstream_invalid_response',
      1,
    ],
    ['HTML', { body: '<html>canary</html>' }, 'upstream_invalid_response', 1],
    ['an empty body', { body: '' }, 'upstream_invalid_response', 1],
    ['a list', { body: [fakeOrder()] }, 'upstream_invalid_response', 1],
    ['another order', { body: fakeOrder({ id: 'canary' }) }, 'upstream_invalid_response', 1],
    ['a body above the limit', { body: 'x'.repeat(300_000) }, 'upstream_invalid_response', 1],
    ['429', { status: 429, body: {} }, 'upstream_rate_limited', 4],
    ['500', { status: 500, body: 'canary' }, 'upstream_unavailable', 4],
    ['503', { status: 503, body: {} }, 'upstream_unavailable', 4],
    ['a broken connection', 'reset', 'upstream_unavailable', 4],
  ])('%s', async (_, answer, code, asked) => {
    const { client, paths } = await start([answer]);

    const failure = client.getOrder(id);

    await expect(failure).rejects.toMatchObject({ code });
    await expect(failure).rejects.not.toThrow(/canary/);
    expect(paths).toHaveLength(asked);
  });

  test.each<[string, OrderAnswer]>([
    ['429', { status: 429, body: {} }],
    ['a 5xx', { status: 502, body: '<html>' }],
    ['a broken connection', 'reset'],
  ])('is answered after %s, at the second try', async (_, failure) => {
    const { client } = await start([failure, fulfilled]);

    await expect(client.getOrder(id)).resolves.toMatchObject({ status: 'fulfilled' });
  });

  test('waits as long as Retry-After says', async () => {
    const limited = { status: 429, body: {}, headers: { 'Retry-After': '1' } };
    const { client } = await start([limited, fulfilled]);
    const began = performance.now();

    await client.getOrder(id);

    expect(performance.now() - began).toBeGreaterThan(990);
  });

  test('does not wait for what comes after its time limit', async () => {
    const limited = { status: 429, body: {}, headers: { 'Retry-After': '60' } };
    const { client, paths } = await start([limited]);

    await expect(client.getOrder(id)).rejects.toMatchObject({
      code: 'upstream_rate_limited',
      retryAfterSeconds: 60,
    });
    expect(paths).toHaveLength(1);
  });

  test('an endpoint that hangs is upstream_timeout', async () => {
    const { client } = await start(['hang'], { timeoutMs: 80 });

    expect(await rejectedCode(client.getOrder(id))).toBe('upstream_timeout');
  });

  test('nobody is there: upstream_unavailable', async () => {
    const client = createOrderClient({ ordersUrl: 'http://127.0.0.1:1/orders' });

    expect(await rejectedCode(client.getOrder(id))).toBe('upstream_unavailable');
  });
});

test('who waits for a request that its runtime cancelled asks anew within two seconds', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let questions = 0;
  const client = createOrderClient({
    fetch: async () => {
      questions += 1;
      if (questions === 1) return new Promise(() => {});
      await timers.pause(100);
      return Response.json(fakeOrder());
    },
  });
  // As Workers do it to a request whose client has left: no timer of it ever comes back.
  const every = vi.spyOn(timers, 'everyMs').mockReturnValue(() => {});
  void client.getOrder(id).catch(() => {});
  every.mockRestore();
  const others = Promise.all([client.getOrder(id), client.getOrder(id)]);

  await vi.advanceTimersByTimeAsync(2000);

  await expect(others).resolves.toMatchObject([{ orderId: id }, { orderId: id }]);
  expect(questions).toBe(2);
});

describe('waitForOrder', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A client whose Phoenix gives one answer after another, on fake timers. */
  function startWaiting(...answers: (() => Response)[]) {
    vi.useFakeTimers();
    const asked: number[] = [];
    const began = performance.now();
    const client = createOrderClient({
      fetch: async () => {
        const answer = answers[Math.min(asked.length, answers.length - 1)];
        asked.push(Math.round(performance.now() - began));
        if (!answer) throw new Error('There is no answer.');
        return answer();
      },
    });
    return { client, asked };
  }
  const json =
    (body: unknown, status = 200) =>
    () =>
      Response.json(body, { status });
  const isPending = json(fakeOrder());

  test.each(['fulfilled', 'expired'])(
    'asks until the order is %s, ever less often',
    async (status) => {
      const { client, asked } = startWaiting(
        isPending,
        isPending,
        isPending,
        isPending,
        isPending,
        isPending,
        json(fakeOrder({ orderStatus: { status } })),
      );
      const order = client.waitForOrder(id);

      await vi.advanceTimersByTimeAsync(60_000);

      await expect(order).resolves.toMatchObject({ status });
      const waits = asked.map((at, turn) => at - (asked[turn - 1] ?? 0));
      expect(waits).toEqual([0, 2000, 3000, 4500, 6750, 10_000, 10_000]);
    },
  );

  test('goes on through 429 and 5xx', async () => {
    const { client } = startWaiting(
      ...Array.from({ length: 5 }, () => json({}, 503)),
      ...Array.from({ length: 5 }, () => json({}, 429)),
      json(fakeOrder({ orderStatus: { status: 'fulfilled' } })),
    );
    const order = client.waitForOrder(id);

    await vi.advanceTimersByTimeAsync(120_000);

    await expect(order).resolves.toMatchObject({ status: 'fulfilled' });
  });

  test('rejects at once where there is no such order', async () => {
    const { client, asked } = startWaiting(json({}, 404));

    expect(await rejectedCode(client.waitForOrder(id))).toBe('order_not_found');
    expect(asked).toHaveLength(1);
  });

  test('ends with upstream_timeout, after 30 minutes or what was asked for', async () => {
    const { client } = startWaiting(isPending);
    const half = rejectedCode(client.waitForOrder(id));
    const short = rejectedCode(client.waitForOrder(id, { timeoutMs: 5000 }));

    await vi.advanceTimersByTimeAsync(5000);
    expect(await short).toBe('upstream_timeout');
    await vi.advanceTimersByTimeAsync(1_795_000);

    expect(await half).toBe('upstream_timeout');
  });

  test('ends the question that is under way at its time limit', async () => {
    vi.useFakeTimers();
    const signals: unknown[] = [];
    const client = createOrderClient({
      fetch(_, init) {
        signals.push(init?.signal);
        return new Promise(() => {});
      },
    });
    const wait = rejectedCode(client.waitForOrder(id, { timeoutMs: 5000 }));

    await vi.advanceTimersByTimeAsync(6000);

    expect(await wait).toBe('upstream_timeout');
    expect(signals).toEqual([expect.objectContaining({ aborted: true })]);
  });

  test('ends when its caller leaves', async () => {
    const { client } = startWaiting(isPending);
    const controller = new AbortController();
    const wait = rejectedCode(client.waitForOrder(id, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(3000);

    controller.abort();

    expect(await wait).toBe('aborted');
    expect(vi.getTimerCount()).toBe(0);
  });
});

test.each<[string, unknown]>([
  ['http', { ordersUrl: 'http://phoenix.example/orders' }],
  ['no URL', { ordersUrl: '/orders' }],
  ['a password', { ordersUrl: 'https://a:b@phoenix.example/orders' }],
  ['a fetch that is none', { fetch: 'fetch' }],
  ['a time limit of 0', { timeoutMs: 0 }],
  ['null', null],
])('%s is invalid_config', (_, options) => {
  expect(() => createOrderClient(options as OrderClientOptions)).toThrow(
    expect.objectContaining({ code: 'invalid_config' }),
  );
});
