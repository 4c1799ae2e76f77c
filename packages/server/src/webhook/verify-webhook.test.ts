import { describe, expect, test, vi } from 'vitest';
import { rejectedCode } from '../../test-support/rejected-code.js';
import { webhookVectors } from '../../test-support/webhook-vectors.js';
import { fakeRetiredWebhook, fakeWebhook, signWebhook } from '../testing/index.js';
import { verifyWebhook, type WebhookParts } from './verify-webhook.js';
import type { VerifyWebhookOptions } from './webhook-verifier.js';

const { timestamp, body, spacedBody, spacedSignature, current, previous } = webhookVectors;
const clientSecret = current.secret;
const now = () => Number(timestamp) + 1000;

const headers = (signature: string) => ({
  'x-webhook-signature': signature,
  'x-webhook-timestamp': timestamp,
});
const verify = (parts: WebhookParts, options: VerifyWebhookOptions = { clientSecret }) =>
  verifyWebhook(parts, { now, ...options });

describe('signatures that openssl made', () => {
  test.each([
    ['the raw body', { headers: headers(current.signature), body }],
    ['its bytes', { headers: headers(current.signature), body: Buffer.from(body) }],
    ['a body with white space', { headers: headers(spacedSignature), body: spacedBody }],
    ['upper-case hex', { headers: headers(current.signature.toUpperCase()), body }],
    ['a body to be serialised again', { headers: headers(current.signature), body: spacedBody }],
    ['a parsed body', { headers: headers(current.signature), body: JSON.parse(body) as object }],
    ['headers of fetch', { headers: new Headers(headers(current.signature)), body }],
    [
      'headers in any case',
      {
        headers: {
          'X-Webhook-Signature': current.signature,
          'X-WEBHOOK-TIMESTAMP': [timestamp],
        },
        body,
      },
    ],
  ])('verify %s', async (_, parts) => {
    await expect(verify(parts)).resolves.toMatchObject({
      type: 'order_status_updated',
      id: 'evt_1751933312535_k3j5h7g9d',
      order: { status: 'fulfilled', receiveAmount: '1.45' },
      raw: { data: { order: { note: 'Zoë' } } },
    });
  });

  test.each([current, previous])('verify with either of two secrets', async ({ signature }) => {
    const both = { clientSecret: [current.secret, previous.secret] };

    await expect(verify({ headers: headers(signature), body }, both)).resolves.toBeDefined();
  });

  test('do not verify with another secret', async () => {
    const parts = { headers: headers(previous.signature), body };

    expect(await rejectedCode(verify(parts))).toBe('invalid_signature');
  });
});

test('a Request is verified, and its body read once', async () => {
  const request = await signWebhook(fakeWebhook('order_created'), { clientSecret });

  await expect(verifyWebhook(request, { clientSecret })).resolves.toMatchObject({
    type: 'order_created',
  });
  expect(request.bodyUsed).toBe(true);
});

describe('the Bearer value', () => {
  const webhookSecret = 'hook-secret-worth-nothing';
  const both = { clientSecret, webhookSecret };
  const withBearer = (
    authorization: string | undefined,
    signature: string = current.signature,
  ) => ({
    headers: { ...headers(signature), authorization },
    body,
  });

  test('counts beside the signature: both must match', async () => {
    const right = `Bearer ${webhookSecret}`;

    await expect(verify(withBearer(right), both)).resolves.toBeDefined();
    expect(await rejectedCode(verify(withBearer(right, previous.signature), both))).toBe(
      'invalid_signature',
    );
  });

  test.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    webhookSecret,
    `Bearer ${webhookSecret}x`,
    `Bearer ${webhookSecret.slice(0, -1)}`,
    `Bearer  ${webhookSecret}`,
    `Bearer ${webhookSecret} `,
    `Basic ${webhookSecret}`,
    `Bearer ${'x'.repeat(100_000)}`,
  ])('is refused where it is %j', async (authorization) => {
    expect(await rejectedCode(verify(withBearer(authorization), both))).toBe('invalid_signature');
  });

  test('alone is enough where no client secret is configured, without a timestamp', async () => {
    const parts = { headers: { authorization: `bearer ${webhookSecret}` }, body };

    await expect(verify(parts, { webhookSecret })).resolves.toBeDefined();
    await expect(verify(parts, { webhookSecret: ['new', webhookSecret] })).resolves.toBeDefined();
    await expect(
      verify({ ...parts, body: JSON.parse(body) as object }, { webhookSecret }),
    ).resolves.toBeDefined();
  });
});

describe('headers are judged before the body', () => {
  const unreadable = () =>
    new Request('https://shop.example', {
      method: 'POST',
      body: new ReadableStream({
        pull() {
          throw new Error('The body was read.');
        },
      }),
      duplex: 'half',
    } as RequestInit);

  test.each([
    ['no signature', undefined, timestamp],
    ['no timestamp', current.signature, undefined],
    ['a short signature', current.signature.slice(1), timestamp],
    ['a long signature', `${current.signature}0`, timestamp],
    ['a signature that is no hex', 'g'.repeat(64), timestamp],
    ['two signatures', `${current.signature}, ${current.signature}`, timestamp],
    ['a timestamp that is a date', current.signature, '2025-07-08T00:08:32.535Z'],
    ['a negative timestamp', current.signature, '-1'],
    ['a timestamp with an exponent', current.signature, '1e12'],
    ['an endless timestamp', current.signature, '1'.repeat(400)],
  ])('%s is invalid_signature', async (_, signature, at) => {
    const request = unreadable();
    if (signature !== undefined) request.headers.set('X-Webhook-Signature', signature);
    if (at !== undefined) request.headers.set('X-Webhook-Timestamp', at);

    expect(await rejectedCode(verifyWebhook(request, { clientSecret, now }))).toBe(
      'invalid_signature',
    );
  });

  test.each([
    ['older than three days', 259_200_001, {}, 'stale_webhook'],
    ['three days old', 259_200_000, {}, undefined],
    ['ahead by 300 s', -300_000, {}, undefined],
    ['ahead by more', -300_001, {}, 'stale_webhook'],
    ["older than a tolerance of one's own", 60_001, { toleranceSeconds: 60 }, 'stale_webhook'],
  ])('a timestamp that is %s', async (_, age, options, code) => {
    const parts = { headers: headers(current.signature), body };
    const clock = { now: () => Number(timestamp) + age };

    expect(await rejectedCode(verify(parts, { clientSecret, ...clock, ...options }))).toBe(code);
  });
});

describe('configuration', () => {
  test.each<[VerifyWebhookOptions | undefined | null]>([
    [{}],
    [{ clientSecret: '' }],
    [{ clientSecret: [] }],
    [{ clientSecret: ['a', ''] }],
    [{ clientSecret: ' a' }],
    [{ webhookSecret: '' }],
    [{ clientSecret, webhookSecret: '' }],
    [{ clientSecret: 7 as never }],
    [{ clientSecret, toleranceSeconds: 0 }],
    [{ clientSecret, toleranceSeconds: '60' as never }],
    [undefined],
    [null],
  ])('%j is invalid_config', async (options) => {
    const parts = { headers: headers(current.signature), body };

    expect(await rejectedCode(verifyWebhook(parts, options as VerifyWebhookOptions))).toBe(
      'invalid_config',
    );
  });
});

describe('a clientSecret function', () => {
  const parts = { headers: headers(current.signature), body };

  test('is asked at first use, and its answer used again', async () => {
    const options = { clientSecret: vi.fn(async () => clientSecret), now };

    await verifyWebhook(parts, options);
    await verifyWebhook(parts, options);

    expect(options.clientSecret).toHaveBeenCalledTimes(1);
  });

  test('is asked again when a signature does not match, at most every 30 s', async () => {
    let at = Number(timestamp);
    const options = { clientSecret: vi.fn((): string => previous.secret), now: () => at };
    await rejectedCode(verifyWebhook(parts, options));
    expect(options.clientSecret).toHaveBeenCalledTimes(1);
    options.clientSecret.mockReturnValue(current.secret);

    at += 29_999;
    expect(await rejectedCode(verifyWebhook(parts, options))).toBe('invalid_signature');
    at += 1;
    await expect(verifyWebhook(parts, options)).resolves.toBeDefined();

    expect(options.clientSecret).toHaveBeenCalledTimes(2);
  });

  test('that has another secret is asked once for deliveries that come at once: all are verified', async () => {
    let at = Number(timestamp);
    const options = {
      clientSecret: vi.fn(async (): Promise<string> => previous.secret),
      now: () => at,
    };
    await rejectedCode(verifyWebhook(parts, options));
    at += 30_000;
    options.clientSecret.mockResolvedValue(current.secret);

    const deliveries = await Promise.allSettled(
      Array.from({ length: 5 }, () => verifyWebhook(parts, options)),
    );

    expect(deliveries.map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'));
    expect(options.clientSecret).toHaveBeenCalledTimes(2);
  });

  test.each<[string, () => unknown, string]>([
    ['gives nothing', () => undefined, 'invalid_config'],
    ['gives an empty text', () => '', 'invalid_config'],
    ['gives no secret', () => ({}), 'secret_unavailable'],
    [
      'throws',
      () => {
        throw new Error('canary: the vault');
      },
      'secret_unavailable',
    ],
    ['rejects', () => Promise.reject(new Error('canary: the vault')), 'secret_unavailable'],
  ])('that %s is asked again next time, and not quoted', async (_, broken, code) => {
    const options = { clientSecret: vi.fn(broken as () => string), now };

    const failure = verifyWebhook(parts, options);

    await expect(failure).rejects.toMatchObject({ code });
    await expect(failure).rejects.not.toThrow('canary');
    expect(await rejectedCode(verifyWebhook(parts, options))).toBe(code);
    expect(options.clientSecret).toHaveBeenCalledTimes(2);
  });
});

describe('a body that a parser consumed', () => {
  const lost = (value: unknown) =>
    verify({ headers: headers(spacedSignature), body: value as object });

  test.each([[JSON.parse(body) as object], [undefined], [null], [{}]])(
    'and that does not match any more is raw_body_lost (%#)',
    async (value) => {
      await expect(lost(value)).rejects.toMatchObject({
        code: 'raw_body_lost',
        message: expect.stringMatching(/express\.raw.*Fastify.*Koa.*Next/s) as string,
      });
    },
  );

  test.each<[string, (request: Request) => unknown]>([
    ['read', (request) => request.text()],
    ['read by a clone of it', (request) => request.clone() && request.json()],
    ['locked, and not read yet', (request) => request.body?.getReader()],
    [
      'locked, of unknown length',
      (request) => {
        request.headers.delete('Content-Length');
        return request.body?.getReader();
      },
    ],
  ])('of a Request that was %s is raw_body_lost, with the remedy of a Request', async (_, take) => {
    const request = await signWebhook(fakeWebhook('order_created'), { clientSecret });
    await take(request);

    const failure = verifyWebhook(request, { clientSecret });

    await expect(failure).rejects.toMatchObject({
      code: 'raw_body_lost',
      message: expect.stringMatching(/give the Request itself, unread, or a clone/) as string,
    });
    await expect(failure).rejects.not.toThrow(/Express|Fastify|Koa|pages/);
  });
});

describe('a body that cannot be read', () => {
  const broken = (at: 'start' | 'pull', more: HeadersInit = {}) =>
    new Request('https://shop.example', {
      method: 'POST',
      headers: { ...headers(current.signature), ...more },
      body: new ReadableStream({
        [at](stream: ReadableStreamDefaultController) {
          if (at === 'pull') stream.enqueue(new Uint8Array(10));
          stream.error(new Error('canary: the connection'));
        },
      }),
      duplex: 'half',
    } as RequestInit);

  test.each([
    ['at once', broken('start')],
    ['in its middle', broken('pull')],
    ['of a known length', broken('pull', { 'Content-Length': '100' })],
  ])('(%s) is invalid_webhook, and its error is not quoted', async (_, request) => {
    const failure = verifyWebhook(request, { clientSecret, now });

    await expect(failure).rejects.toMatchObject({ code: 'invalid_webhook' });
    await expect(failure).rejects.not.toThrow('canary');
  });
});

describe('headers', () => {
  test.each([undefined, null, 'x', 7])('%j are invalid_config', async (fields) => {
    const parts = { headers: fields, body } as unknown as WebhookParts;

    expect(await rejectedCode(verify(parts))).toBe('invalid_config');
  });

  test.each([
    { 'x-webhook-signature': { toString: '' } },
    { 'x-webhook-signature': [Symbol('a')] },
    { get: () => Symbol('a') },
    new Proxy(
      {},
      {
        has: () => {
          throw new Error('canary: a trap');
        },
      },
    ),
  ])('that are no text prove nothing (%#)', async (fields) => {
    const parts = { headers: fields, body } as unknown as WebhookParts;

    expect(await rejectedCode(verify(parts))).toBe('invalid_signature');
  });
});

describe('what is authenticated and no event', () => {
  test.each(['', 'null', '[]', '{}', '"text"', '{"event":7}', '{', '\uFEFF', '<html>'])(
    '%j is invalid_webhook',
    async (text) => {
      const request = await signWebhook(text, { clientSecret });

      expect(await rejectedCode(verifyWebhook(request, { clientSecret }))).toBe('invalid_webhook');
    },
  );

  test('bytes that are no UTF-8 are invalid_webhook', async () => {
    const request = await signWebhook(new Uint8Array([0x7b, 0xff, 0x7d]), { clientSecret });

    expect(await rejectedCode(verifyWebhook(request, { clientSecret }))).toBe('invalid_webhook');
  });

  test('a body above 1 MiB is invalid_webhook', async () => {
    const request = await signWebhook(new Uint8Array(1024 * 1024 + 1), { clientSecret });

    expect(await rejectedCode(verifyWebhook(request, { clientSecret }))).toBe('invalid_webhook');
  });
});

test('an event without an id has the SHA-256 of the signed body as its id', async () => {
  const text = JSON.stringify(fakeRetiredWebhook('order_status_updated'));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const options = { clientSecret };

  const { id } = await verifyWebhook(await signWebhook(text, options), options);

  expect(id).toBe(Buffer.from(digest).toString('hex'));
});

test('occurredAt is when it was received where nothing else tells it', async () => {
  const event = fakeWebhook('unknown', { timestamp: undefined, data: { timestamp: undefined } });
  const request = await signWebhook(event, { clientSecret, timestamp });

  await expect(verifyWebhook(request, { clientSecret, now })).resolves.toMatchObject({
    occurredAt: now(),
  });
});

test('no error quotes body, signature or secret', async () => {
  const secret = 'canary-secret-0123456789';
  const request = await signWebhook('{"canary-body":1}', { clientSecret: 'another-one-here' });
  const signature = request.headers.get('X-Webhook-Signature') ?? '';

  const failure = await verifyWebhook(request, { clientSecret: secret }).catch(
    (error: unknown) => error,
  );

  const told = `${JSON.stringify(failure)} ${String(failure)} ${(failure as Error).stack ?? ''}`;
  for (const kept of [secret, 'canary-body', signature]) expect(told).not.toContain(kept);
});
