import { fakeWebhook, signWebhook } from '@phoenix-checkout/server/testing';
import type { Listening } from '@phoenix-checkout/test-kit/listen';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasNext, serveNext } from './servers/next.js';

const clientSecret = 'sandbox-secret-worth-nothing';

describe.skipIf(!hasNext)('a route handler of Next.js', () => {
  let site: Listening;
  beforeAll(async () => {
    site = await serveNext('https://phoenix.example/token');
  }, 300_000);
  afterAll(() => site?.stop());

  async function deliver(body: object | string, secret = clientSecret) {
    const url = `${site.url}/api/phoenix/webhook`;
    const response = await fetch(await signWebhook(body, { clientSecret: secret, url }));
    return { status: response.status, reply: (await response.json()) as unknown };
  }

  test('handles a webhook once, and acknowledges each delivery', async () => {
    const event = fakeWebhook('order_status_updated', { data: { note: 'Zoë 💸' } });

    for (let round = 0; round < 3; round += 1) {
      expect(await deliver(event)).toEqual({
        status: 200,
        reply: { success: true, external_partner_id: event.id },
      });
    }
  });

  test('verifies the body as it was sent', async () => {
    const spaced = JSON.stringify(fakeWebhook('order_created'), null, 2);

    expect(await deliver(spaced)).toMatchObject({ status: 200 });
  });

  test('refuses a wrong secret', async () => {
    expect(await deliver(fakeWebhook('order_created'), 'another')).toMatchObject({
      status: 401,
      reply: { error: 'invalid_signature' },
    });
  });
});
