import fc from 'fast-check';
import type { WebhookEvent } from '@phoenix-checkout/core';
import { expect, test, vi, type Mock } from 'vitest';
import { fakeWebhook, signWebhook } from '../testing/index.js';
import { verifyWebhook } from './verify-webhook.js';
import { createWebhookHandler } from './webhook-handler.js';

const clientSecret = 'sandbox-secret-worth-nothing';

const names = [
  'order_created',
  'order_status_updated',
  'order_status_change',
  'order.status.change',
  'payment_link_created',
  'payment_link_status_updated',
];
/** With the retired ones. */
const knownNames = new Set([...names, 'order.created', 'order.status.updated']);
const known = names.slice(0, 2).map((name) => fakeWebhook(name as 'order_created'));
const link = fakeWebhook('payment_link_status_updated');
const fieldNames = [...known, link].flatMap(({ data }) => [
  ...Object.keys(data),
  ...Object.values(data).flatMap((value) => Object.keys(Object(value) as object)),
]);

const json = fc.jsonValue({ maxDepth: 3 });
const fields = fc.dictionary(fc.constantFrom(...fieldNames), json, { maxKeys: 10 });
const data = fc.oneof(
  json,
  fields,
  fields.map((order) => ({ orderId: 'A1', orderStatus: 'fulfilled', order, paymentLink: order })),
  fields.map((order) => ({ order: { id: 'A1', ...order }, paymentLink: { id: 'L1', ...order } })),
);
const envelope = fc.record(
  {
    event: fc.oneof(fc.constantFrom(...names), fc.string(), json),
    eventType: fc.oneof(fc.constantFrom('order.created', 'order.status.updated'), json),
    id: fc.oneof(fc.uuid(), json),
    timestamp: fc.oneof(fc.constant('2025-07-08 00:08:32.535'), json),
    data,
    order: fields,
    orderId: json,
  },
  { requiredKeys: ['data'] },
);
const body = fc.oneof(
  { weight: 6, arbitrary: envelope.map((each) => JSON.stringify(each)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

/** The ids that a callback was told, and forgets. */
function takeIds(callback: Mock<(event: WebhookEvent) => void>): string[] {
  const ids = callback.mock.calls.map(([event]) => event.id);
  callback.mockClear();
  return ids;
}

test('10,000 fuzzed payloads with a right signature: 200 or 400; each new one is told once, unknown ones by onUnknown', async () => {
  const onUnknown = vi.fn<(event: WebhookEvent) => void>();
  const onEvent = vi.fn<(event: WebhookEvent) => void>();
  const handler = createWebhookHandler({ clientSecret, onUnknown, onEvent });
  const options = { clientSecret };
  const handled = new Set<string>();
  const answers: Record<number, number> = {};
  let unknown = 0;
  await fc.assert(
    fc.asyncProperty(body, async (each) => {
      const request = await signWebhook(each, { clientSecret });
      const event = await verifyWebhook(request.clone(), options).catch(() => undefined);
      const isNew = event !== undefined && !handled.has(event.id);
      const isUnknown = isNew && event.type === 'unknown';

      const { status } = await handler(request);

      expect(status).toBe(event ? 200 : 400);
      expect(takeIds(onEvent)).toEqual(isNew ? [event.id] : []);
      expect(takeIds(onUnknown)).toEqual(isUnknown ? [event.id] : []);
      if (event) {
        expect(event.type === 'unknown').toBe(!knownNames.has(event.wireType));
        handled.add(event.id);
      }
      answers[status] = (answers[status] ?? 0) + 1;
      if (isUnknown) unknown += 1;
    }),
    { numRuns: 10_000 },
  );
  expect(answers[200]).toBeGreaterThan(1000);
  expect(answers[400]).toBeGreaterThan(1000);
  expect(unknown).toBeGreaterThan(500);
}, 120_000);
