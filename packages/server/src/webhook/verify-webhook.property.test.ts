import { isPhoenixError } from '@phoenix-checkout/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rejectedCode } from '../../test-support/rejected-code.js';
import { fakeWebhook, signWebhook } from '../testing/index.js';
import { verifyWebhook } from './verify-webhook.js';

const clientSecret = 'sandbox-secret-worth-nothing';
const timestamp = 1_751_933_312_535;
const options = { clientSecret, now: () => timestamp + 1000 };
const text = JSON.stringify(fakeWebhook('order_status_updated'));

const position = (length: number) => fc.nat(length - 1);
const mutated = (source: string, alphabet: string) =>
  fc
    .tuple(position(source.length), fc.constantFrom(...alphabet), fc.constantFrom(0, 1, 2))
    .map(([at, letter, kind]) => {
      if (kind === 0) return source.slice(0, at) + letter + source.slice(at + 1);
      if (kind === 1) return source.slice(0, at) + letter + source.slice(at);
      return source.slice(0, at) + source.slice(at + 1);
    })
    .filter((mutation) => mutation !== source);

/** Spaces outside of strings leave the JSON as it is, and the signed form with it. */
function saysTheSame(body: string): boolean {
  try {
    return JSON.stringify(JSON.parse(body)) === text;
  } catch {
    return false;
  }
}

test('10,000 mutations of body, timestamp or signature are refused', async () => {
  const signed = await signWebhook(text, { clientSecret, timestamp });
  const signature = signed.headers.get('X-Webhook-Signature') ?? '';
  await expect(
    verifyWebhook(await signWebhook(text, { clientSecret, timestamp }), options),
  ).resolves.toBeDefined();

  const mutation = fc.oneof(
    mutated(text, '{}[]":,0123456789abcdefghijklmnopqrstuvwxyz \\')
      .filter((body) => !saysTheSame(body))
      .map((body) => ({ body, signature, timestamp: `${timestamp}` })),
    mutated(`${timestamp}`, '0123456789').map((at) => ({ body: text, signature, timestamp: at })),
    mutated(signature, '0123456789abcdef').map((other) => ({
      body: text,
      signature: other,
      timestamp: `${timestamp}`,
    })),
  );
  await fc.assert(
    fc.asyncProperty(mutation, async (each) => {
      const headers = {
        'x-webhook-signature': each.signature,
        'x-webhook-timestamp': each.timestamp,
      };
      const code = await rejectedCode(verifyWebhook({ headers, body: each.body }, options));
      expect(['invalid_signature', 'stale_webhook']).toContain(code);
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

test('whatever the bytes and headers are, nothing but a PhoenixError is thrown', async () => {
  const anyHeader = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constant(undefined),
    fc.stringMatching(/^[\da-f]{64}$/),
    fc.constant(`${timestamp}`),
    fc.array(fc.string()),
  );
  const headers = fc.dictionary(
    fc.constantFrom('x-webhook-signature', 'x-webhook-timestamp', 'authorization'),
    anyHeader,
  );
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.anything(),
  );
  const secrets = fc.constantFrom(
    { clientSecret },
    { webhookSecret: 'x' },
    { clientSecret, webhookSecret: 'x' },
  );
  await fc.assert(
    fc.asyncProperty(headers, body, secrets, async (fields, each, secret) => {
      try {
        await verifyWebhook(
          { headers: fields, body: each as object },
          { ...secret, now: options.now },
        );
      } catch (error) {
        expect(isPhoenixError(error)).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
}, 60_000);

test('any input at all: nothing but a PhoenixError is thrown', async () => {
  const signed = await signWebhook(text, { clientSecret, timestamp });
  const right = Object.fromEntries(signed.headers);
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    key: fc.oneof(
      fc.string(),
      fc.constantFrom('toString', 'valueOf', 'toJSON', 'get', 'x-webhook-signature', 'event', 'id'),
    ),
  });
  const headers = fc.oneof(
    anything,
    fc.constant(right),
    fc.dictionary(fc.constantFrom(...Object.keys(right), 'authorization'), anything),
  );
  const webhook = fc.oneof(
    { weight: 1, arbitrary: anything },
    { weight: 5, arbitrary: fc.record({ headers, body: anything }, { requiredKeys: [] }) },
  );
  const secrets = fc.constantFrom({ clientSecret }, { clientSecret, webhookSecret: 'x' });
  await fc.assert(
    fc.asyncProperty(webhook, secrets, async (each, secret) => {
      const failure: unknown = await verifyWebhook(each as Request, {
        ...secret,
        now: options.now,
      }).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(isPhoenixError(failure)).toBe(true);
    }),
    { numRuns: 5000 },
  );
}, 60_000);

test('JSON that is nested deeper than the stack is refused like any other', async () => {
  const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
  const wrong = await signWebhook(deep, { clientSecret: 'another', timestamp });
  const right = await signWebhook(deep, { clientSecret, timestamp });

  expect(await rejectedCode(verifyWebhook(wrong, options))).toBe('invalid_signature');
  expect(await rejectedCode(verifyWebhook(right, options))).toBe('invalid_webhook');
});
