import type { WebhookEvent } from '@phoenix-checkout/core';
import { describe, expect, expectTypeOf, test, vi } from 'vitest';
import { fakeWebhook, signWebhook, type WireWebhook } from '../testing/index.js';
import { createMemorySeenStore, memorySeenStore } from './memory-seen-store.js';
import { retryLater } from './retry-later.js';
import type { SeenStore } from './seen-store.js';
import { createWebhookHandler } from './webhook-handler.js';
import type { WebhookHandlerOptions } from './webhook-handler-options.js';

const clientSecret = 'sandbox-secret-worth-nothing';

function createHandler(options: WebhookHandlerOptions = {}) {
  const onError = vi.fn<(error: unknown, event?: WebhookEvent) => void>();
  const handler = createWebhookHandler({ clientSecret, onError, ...options });
  const deliver = async (event: WireWebhook | string) =>
    answerOf(await handler(await signWebhook(event, { clientSecret })));
  return { handler, onError, deliver };
}

async function answerOf(response: Response) {
  const { status, headers } = response;
  const text = await response.text();
  return { status, retryAfter: headers.get('Retry-After'), body: JSON.parse(text) as unknown };
}

/** A promise, and what settles it. */
function gate<T = void>() {
  let open: (value: T) => void = () => {};
  const passed = new Promise<T>((resolve) => (open = resolve));
  return { passed, open };
}

/** A store, some of whose methods are replaced. */
function storeWith(broken: Partial<SeenStore>): SeenStore {
  const store = memorySeenStore();
  return {
    claim: (...args) => store.claim(...args),
    renew: (...args) => store.renew(...args),
    complete: (...args) => store.complete(...args),
    release: (...args) => store.release(...args),
    ...broken,
  };
}

const hang = () => new Promise<never>(() => {});
const fail = () => Promise.reject(new Error('canary: redis://user:password@host'));

describe('a delivery', () => {
  test('is acknowledged after its callbacks have succeeded, never before', async () => {
    const { passed, open } = gate();
    const { deliver } = createHandler({ onOrderCreated: () => passed });
    let answered = false;
    const answer = deliver(fakeWebhook('order_created')).finally(() => (answered = true));
    await new Promise((resolve) => void setTimeout(resolve, 30));
    expect(answered).toBe(false);

    open();

    await expect(answer).resolves.toEqual({
      status: 200,
      retryAfter: null,
      body: { success: true },
    });
  });

  test('that came before is acknowledged, and handled once', async () => {
    const onOrderCreated = vi.fn();
    const { deliver } = createHandler({ onOrderCreated });
    const event = fakeWebhook('order_created');

    for (let round = 0; round < 3; round += 1) {
      await expect(deliver(event)).resolves.toMatchObject({ status: 200 });
    }

    expect(onOrderCreated).toHaveBeenCalledTimes(1);
  });

  test('that another is handling gets 503 with Retry-After', async () => {
    const { passed, open } = gate();
    const onOrderCreated = vi.fn(() => passed);
    const { deliver } = createHandler({ onOrderCreated });
    const event = fakeWebhook('order_created');
    const first = deliver(event);
    await vi.waitFor(() => expect(onOrderCreated).toHaveBeenCalled());

    const second = await deliver(event);
    open();

    expect(second).toMatchObject({ status: 503, retryAfter: '30' });
    await expect(first).resolves.toMatchObject({ status: 200 });
    expect(onOrderCreated).toHaveBeenCalledTimes(1);
  });

  test('whose callback throws gets 500, and the next one is handled', async () => {
    const broken = new Error('the database');
    const onOrderCreated = vi.fn().mockRejectedValueOnce(broken);
    const { deliver, onError } = createHandler({ onOrderCreated });
    const event = fakeWebhook('order_created');

    await expect(deliver(event)).resolves.toMatchObject({
      status: 500,
      body: { error: 'handler_failed' },
    });
    await expect(deliver(event)).resolves.toMatchObject({ status: 200 });

    expect(onOrderCreated).toHaveBeenCalledTimes(2);
    expect(onError.mock.calls).toEqual([[broken, expect.objectContaining({ id: event.id })]]);
  });

  test.each([
    [undefined, '30'],
    [2.5, '3'],
    [-1, '30'],
    [NaN, '30'],
    [1e9, '86400'],
  ])(
    'whose callback asks for it again later (%j) gets 503 with Retry-After %s',
    async (seconds, retryAfter) => {
      const onOrderCreated = vi.fn().mockRejectedValueOnce(retryLater(seconds));
      const { deliver, onError } = createHandler({ onOrderCreated });
      const event = fakeWebhook('order_created');

      await expect(deliver(event)).resolves.toMatchObject({ status: 503, retryAfter });
      await expect(deliver(event)).resolves.toMatchObject({ status: 200 });

      expect(onOrderCreated).toHaveBeenCalledTimes(2);
      expect(onError).not.toHaveBeenCalled();
    },
  );

  test('whose callback hangs gets 503 at the time limit; a late success still counts', async () => {
    const { passed, open } = gate();
    const onOrderCreated = vi.fn(() => passed.then(() => ({ externalPartnerId: 'cart-7' })));
    const waitUntil = vi.fn<(work: Promise<unknown>) => void>();
    const { deliver, onError } = createHandler({
      onOrderCreated,
      handlerTimeoutMs: 50,
      waitUntil,
    });
    const event = fakeWebhook('order_created');

    await expect(deliver(event)).resolves.toMatchObject({ status: 503, retryAfter: '30' });
    expect(onError.mock.calls).toEqual([
      [
        expect.objectContaining({ code: 'handler_timeout' }),
        expect.objectContaining({ id: event.id }),
      ],
    ]);
    await expect(deliver(event)).resolves.toMatchObject({ status: 503 });
    open();
    await waitUntil.mock.calls[0]?.[0];

    await expect(deliver(event)).resolves.toMatchObject({
      status: 200,
      body: { success: true, external_partner_id: 'cart-7' },
    });
    expect(onOrderCreated).toHaveBeenCalledTimes(1);
  });

  test.each([NaN, Infinity, -1, 0])(
    'whose callback throws a RetryLater of another copy, of %d seconds, gets 503 with the default',
    async (seconds) => {
      const later = Object.assign(new Error('later'), { name: 'RetryLater', seconds });
      const { deliver } = createHandler({ onOrderCreated: () => Promise.reject(later) });

      await expect(deliver(fakeWebhook('order_created'))).resolves.toMatchObject({
        status: 503,
        retryAfter: '30',
      });
    },
  );

  test.each<[string, () => void]>([
    [
      'throws',
      () => {
        throw new TypeError('Illegal invocation');
      },
    ],
    ['rejects', () => Promise.reject(new TypeError('Illegal invocation'))],
  ])('is answered where waitUntil %s, and onError hears to bind it', async (_, waitUntil) => {
    const onOrderCreated = vi.fn();
    const { deliver, onError } = createHandler({ onOrderCreated, waitUntil });

    await expect(deliver(fakeWebhook('order_created'))).resolves.toMatchObject({ status: 200 });

    expect(onOrderCreated).toHaveBeenCalledTimes(1);
    expect(onError.mock.calls).toEqual([
      [
        expect.objectContaining({
          code: 'invalid_config',
          message: expect.stringContaining('(work) => ctx.waitUntil(work)') as string,
        }),
        undefined,
      ],
    ]);
  });

  describe('is answered with 500, and told, whatever is thrown or stored:', () => {
    const hostile = (name: string): unknown =>
      Object.defineProperty(new Error('of the host'), name, {
        get() {
          throw new Error('of its getter');
        },
      });

    test.each(['name', 'seconds', 'code', 'message'])(
      "a callback's error whose %s throws",
      async (name) => {
        const error = hostile(name);
        const { deliver, onError } = createHandler({
          onOrderCreated: () => {
            throw error;
          },
        });

        await expect(deliver(fakeWebhook('order_created'))).resolves.toMatchObject({
          status: 500,
          body: { error: 'handler_failed' },
        });
        expect(onError).toHaveBeenCalledTimes(1);
        expect(onError.mock.calls[0]?.[0]).toBe(error);
      },
    );

    test.each([
      { state: 'done', externalPartnerId: 7n },
      { state: 'busy', retryAfterMs: Symbol('late') },
    ])('a store that answers %o', async (answer) => {
      const seen = storeWith({ claim: (() => Promise.resolve(answer)) as never });
      const { deliver, onError } = createHandler({ seen });

      await expect(deliver(fakeWebhook('order_created'))).resolves.toMatchObject({ status: 500 });
      expect(onError.mock.calls).toEqual([[expect.any(TypeError), expect.anything()]]);
    });

    test('a secret function that throws such an error', async () => {
      const { deliver } = createHandler({ clientSecret: () => Promise.reject(hostile('name')) });

      await expect(deliver(fakeWebhook('order_created'))).resolves.toMatchObject({ status: 503 });
    });
  });

  test('whose body never ends gets 503 at the time limit', async () => {
    const { handler } = createHandler({ handlerTimeoutMs: 50 });
    const signed = await signWebhook(fakeWebhook('order_created'), { clientSecret });
    const request = new Request(signed.url, {
      method: 'POST',
      headers: signed.headers,
      body: new ReadableStream(),
      duplex: 'half',
    } as RequestInit);

    expect((await handler(request)).status).toBe(503);
  });
});

describe('the callbacks', () => {
  const names = [
    'onOrderCreated',
    'onOrderFulfilled',
    'onOrderExpired',
    'onOrderStatusUpdated',
    'onPaymentLinkCreated',
    'onPaymentLinkStatusUpdated',
    'onUnknown',
    'onEvent',
  ] as const;

  async function called(event: WireWebhook) {
    const calls: string[] = [];
    const callbacks = Object.fromEntries(names.map((name) => [name, () => void calls.push(name)]));
    const { deliver } = createHandler(callbacks);
    expect((await deliver(event)).status).toBe(200);
    return calls;
  }
  const status = (orderStatus: string) =>
    fakeWebhook('order_status_updated', { data: { orderStatus } });

  test.each([
    [fakeWebhook('order_created'), ['onOrderCreated']],
    [status('fulfilled'), ['onOrderFulfilled', 'onOrderStatusUpdated']],
    [status('expired'), ['onOrderExpired', 'onOrderStatusUpdated']],
    [status('pending'), ['onOrderStatusUpdated']],
    [status('refunded'), ['onOrderStatusUpdated']],
    [fakeWebhook('payment_link_created'), ['onPaymentLinkCreated']],
    [fakeWebhook('payment_link_status_updated'), ['onPaymentLinkStatusUpdated']],
    [fakeWebhook('unknown'), ['onUnknown']],
  ])('of $event: the specific one, the general one, onEvent (%#)', async (event, expected) => {
    expect(await called(event)).toEqual([...expected, 'onEvent']);
  });

  test('get the event and a signal that is not aborted', async () => {
    const onOrderFulfilled = vi.fn<NonNullable<WebhookHandlerOptions['onOrderFulfilled']>>();
    const { deliver } = createHandler({ onOrderFulfilled });

    await deliver(fakeWebhook('order_status_updated'));

    const [event, { signal } = { signal: AbortSignal.abort() }] =
      onOrderFulfilled.mock.calls[0] ?? [];
    expect(event).toMatchObject({ type: 'order_status_updated', order: { status: 'fulfilled' } });
    expect(signal.aborted).toBe(false);
  });

  test('run one after another, and the first failure stops them', async () => {
    const onEvent = vi.fn();
    const { deliver } = createHandler({ onOrderCreated: fail, onEvent });

    await expect(deliver(fakeWebhook('order_created'))).resolves.toMatchObject({ status: 500 });

    expect(onEvent).not.toHaveBeenCalled();
  });

  test('tell the first externalPartnerId, to a redelivery too', async () => {
    const { deliver } = createHandler({
      onOrderFulfilled: () => undefined,
      onOrderStatusUpdated: () => ({ externalPartnerId: 'cart-7' }),
      onEvent: async () => ({ externalPartnerId: 'cart-8' }),
    });
    const event = fakeWebhook('order_status_updated');

    for (let round = 0; round < 2; round += 1) {
      await expect(deliver(event)).resolves.toMatchObject({
        status: 200,
        body: { success: true, external_partner_id: 'cart-7' },
      });
    }
  });

  test('are typed by their event', () => {
    const options: WebhookHandlerOptions = {
      onOrderFulfilled: ({ order }) => {
        expectTypeOf(order.status).toEqualTypeOf<'fulfilled'>();
      },
      onPaymentLinkStatusUpdated: (event) => {
        expectTypeOf(event.paymentLink.id).toEqualTypeOf<string>();
        return { externalPartnerId: event.order?.orderId };
      },
      onUnknown: (event) => {
        expectTypeOf(event.type).toEqualTypeOf<'unknown'>();
      },
    };

    expect(createWebhookHandler({ clientSecret, ...options })).toBeTypeOf('function');
  });
});

describe('what is refused', () => {
  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is 405', async (method) => {
    const { handler } = createHandler();

    const response = await handler(new Request('https://shop.example', { method }));

    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('POST');
  });

  const post = (init: RequestInit) =>
    new Request('https://shop.example', { method: 'POST', ...init });
  const signedAt = (timestamp: number) =>
    signWebhook(fakeWebhook('order_created'), { clientSecret, timestamp });

  test.each<[string, () => Request | Promise<Request>, number, string]>([
    ['no signature', () => post({ body: '{}' }), 401, 'invalid_signature'],
    [
      'another secret',
      () => signWebhook(fakeWebhook('order_created'), { clientSecret: 'another' }),
      401,
      'invalid_signature',
    ],
    ['an old timestamp', () => signedAt(0), 401, 'stale_webhook'],
    [
      'a consumed body',
      async () => {
        const request = await signedAt(Date.now());
        await request.text();
        return request;
      },
      401,
      'raw_body_lost',
    ],
    [
      'a body that another is reading',
      async () => {
        const request = await signedAt(Date.now());
        request.body?.getReader();
        return request;
      },
      401,
      'raw_body_lost',
    ],
    [
      'a body that breaks off',
      async () => {
        const { headers } = await signedAt(Date.now());
        const body = new ReadableStream({ start: (stream) => stream.error(new Error('reset')) });
        return post({ headers, body, duplex: 'half' } as RequestInit);
      },
      400,
      'invalid_webhook',
    ],
    ['no JSON', () => signWebhook('<xml/>', { clientSecret }), 400, 'invalid_webhook'],
    ['no event', () => signWebhook('{}', { clientSecret }), 400, 'invalid_webhook'],
    [
      'a body above 1 MiB',
      () => signWebhook('x'.repeat(1024 * 1024 + 1), { clientSecret }),
      413,
      'payload_too_large',
    ],
    [
      'a body announced as above 1 MiB',
      async () => {
        const { headers } = await signedAt(Date.now());
        headers.set('Content-Length', '1048577');
        return post({ headers, body: '{}' });
      },
      413,
      'payload_too_large',
    ],
  ])('%s', async (_, request, status, error) => {
    const onEvent = vi.fn();
    const { handler, onError } = createHandler({ onEvent });

    const response = await handler(await request());

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error });
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(onEvent).not.toHaveBeenCalled();
    if (status !== 413)
      expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: error }), undefined);
  });

  test('a secret whose environment variable is not set is 503, and the error says what to look at', async () => {
    const { deliver, onError } = createHandler({ clientSecret: () => undefined });

    await expect(deliver(fakeWebhook('order_created'))).resolves.toMatchObject({ status: 503 });
    expect(onError).toHaveBeenCalledWith(
      expect.objectContaining({
        code: 'invalid_config',
        message: expect.stringContaining('is its environment variable set') as string,
      }),
      undefined,
    );
  });

  test('a secret that cannot be fetched is 503: it says nothing about the webhook', async () => {
    const { deliver, onError } = createHandler({ clientSecret: fail });

    await expect(deliver(fakeWebhook('order_created'))).resolves.toMatchObject({ status: 503 });
    expect(onError).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'secret_unavailable' }),
      undefined,
    );
  });
});

describe('a seen store that is down', () => {
  const storeUnavailable = expect.objectContaining({ code: 'store_unavailable' }) as unknown;

  test.each<[string, SeenStore['claim']]>([
    ['throws', fail],
    ['hangs', hang],
    ['answers with something else', (() => Promise.resolve('OK')) as never],
  ])('%s: the event is handled all the same, and onError hears of it', async (_, claim) => {
    const onOrderCreated = vi.fn();
    const { deliver, onError } = createHandler({ seen: storeWith({ claim }), onOrderCreated });

    await expect(deliver(fakeWebhook('order_created'))).resolves.toMatchObject({ status: 200 });

    expect(onOrderCreated).toHaveBeenCalledTimes(1);
    expect(onError.mock.calls).toEqual([[storeUnavailable, expect.anything()]]);
    expect(JSON.stringify(onError.mock.calls)).not.toContain('canary');
  });

  test.each<[string, () => Promise<never>]>([
    ['fails', fail],
    ['hangs', hang],
  ])('a complete that %s still answers 200', async (_, complete) => {
    const { deliver, onError } = createHandler({ seen: storeWith({ complete }) });

    await expect(deliver(fakeWebhook('order_created'))).resolves.toMatchObject({ status: 200 });
    expect(onError.mock.calls).toEqual([[storeUnavailable, expect.anything()]]);
  });

  test('a release that fails still answers 500', async () => {
    const { deliver, onError } = createHandler({
      seen: storeWith({ release: fail }),
      onOrderCreated: fail,
    });

    await expect(deliver(fakeWebhook('order_created'))).resolves.toMatchObject({ status: 500 });
    expect(onError).toHaveBeenCalledTimes(2);
  });

  test('a claim that is granted late is completed all the same', async () => {
    const store = memorySeenStore();
    const { passed, open } = gate();
    const late = storeWith({
      claim: async (...args) => {
        const answer = await store.claim(...args);
        await passed;
        return answer;
      },
      complete: (...args) => store.complete(...args),
    });
    const { deliver } = createHandler({ seen: late });
    const event = fakeWebhook('order_created');
    await expect(deliver(event)).resolves.toMatchObject({ status: 200 });

    open();

    await vi.waitFor(async () => {
      expect(await store.claim(event.id, 1)).toEqual({ state: 'done' });
    });
  });
});

test('an id is kept for the tolerance and 300 s', async () => {
  let now = 0;
  const seen = createMemorySeenStore(() => now);
  const onOrderCreated = vi.fn();
  const { deliver } = createHandler({ seen, toleranceSeconds: 60, onOrderCreated });
  const event = fakeWebhook('order_created');
  await deliver(event);

  now = 359_999;
  await deliver(event);
  expect(onOrderCreated).toHaveBeenCalledTimes(1);
  now = 360_000;
  await deliver(event);

  expect(onOrderCreated).toHaveBeenCalledTimes(2);
});

test.each<[string, unknown]>([
  ['no options', undefined],
  ['no secret', {}],
  ['an empty secret', { clientSecret: '' }],
  ['a callback that is no function', { clientSecret, onOrderFulfilled: 'ship' }],
  ['a store that is none', { clientSecret, seen: {} }],
  ['a time limit of 0', { clientSecret, handlerTimeoutMs: 0 }],
])('%s is invalid_config when the handler is made', (_, options) => {
  expect(() => createWebhookHandler(options as WebhookHandlerOptions)).toThrow(
    expect.objectContaining({ code: 'invalid_config' }),
  );
});

test('what onError throws, now or later, costs nobody an answer', async () => {
  const { handler } = createHandler({
    onError: () => {
      throw new Error('of the host');
    },
  });

  expect((await handler(new Request('https://a.example', { method: 'POST' }))).status).toBe(401);
});
