import { fakeWebhook, signWebhook } from '@phoenix-checkout/server/testing';
import { retryLater, type WebhookEvent } from '@phoenix-checkout/server/webhooks';
import type { Listening } from '@phoenix-checkout/test-kit/listen';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ServeWebhook } from './webhook-servers/serve-webhook.js';

const clientSecret = 'sandbox-secret-worth-nothing';
const spaced = JSON.stringify(fakeWebhook('order_created'), null, 2);
const big = 'x'.repeat(1024 * 1024 + 1);

async function answerOf(response: Response) {
  const text = await response.text();
  const retryAfter = response.headers.get('Retry-After');
  return { status: response.status, retryAfter, body: JSON.parse(text) as unknown };
}

/** A site with a webhook, for the tests of one `describe`, and what became of deliveries. */
function useSite(serve: ServeWebhook) {
  let listening: Listening;
  const site = {
    handled: [] as WebhookEvent[],
    errors: [] as unknown[],
    /** What the callback throws. */
    failure: undefined as Error | undefined,
    async deliver(body: object | string, secret = clientSecret) {
      const url = `${listening.url}/api/phoenix/webhook`;
      return answerOf(await fetch(await signWebhook(body, { clientSecret: secret, url })));
    },
    async deliverInPieces(body: string) {
      const { headers } = await signWebhook(body, { clientSecret });
      const init = { method: 'POST', headers, body: new Blob([body]).stream(), duplex: 'half' };
      return answerOf(await fetch(`${listening.url}/api/phoenix/webhook`, init as RequestInit));
    },
  };
  beforeAll(async () => {
    listening = await serve({
      clientSecret,
      onEvent: (event) => {
        if (site.failure) throw site.failure;
        site.handled.push(event);
        return { externalPartnerId: 'cart-7' };
      },
      onError: (error) => site.errors.push(error),
    });
  });
  afterAll(() => listening?.stop());
  beforeEach(() => {
    site.handled.length = 0;
    site.errors.length = 0;
    site.failure = undefined;
  });
  return site;
}

type Site = ReturnType<typeof useSite>;

function testHandling(site: Site): void {
  test('a webhook is handled once, and acknowledged each time', async () => {
    const event = fakeWebhook('order_status_updated', { data: { note: 'Zoë 💸' } });

    for (let round = 0; round < 3; round += 1) {
      expect(await site.deliver(event)).toEqual({
        status: 200,
        retryAfter: null,
        body: { success: true, external_partner_id: 'cart-7' },
      });
    }

    expect(site.handled).toEqual([
      expect.objectContaining({ id: event.id, type: 'order_status_updated' }),
    ]);
  });

  test('one that fails gets 500, one for later 503, and both are handled the next time', async () => {
    const event = fakeWebhook('order_created');
    site.failure = new Error('the database');
    expect(await site.deliver(event)).toMatchObject({ status: 500 });
    site.failure = retryLater(7);
    expect(await site.deliver(event)).toMatchObject({ status: 503, retryAfter: '7' });
    site.failure = undefined;

    expect(await site.deliver(event)).toMatchObject({ status: 200 });
    expect(site.handled).toHaveLength(1);
  });

  test('a wrong secret is refused', async () => {
    const { status } = await site.deliver(fakeWebhook('order_created'), 'another-secret');

    expect(status).toBe(401);
    expect(site.handled).toEqual([]);
  });
}

function expectLost(site: Site, remedy: RegExp): void {
  expect(site.handled).toEqual([]);
  expect(site.errors).toEqual([
    expect.objectContaining({
      code: 'raw_body_lost',
      message: expect.stringMatching(remedy) as string,
    }),
  ]);
}

/** Where the webhook gets the body as it was sent. */
export function describeWebhook(name: string, serve: ServeWebhook): void {
  describe(`${name}`, () => {
    const site = useSite(serve);
    testHandling(site);

    test('JSON that is written otherwise is verified as it was sent', async () => {
      expect(await site.deliver(spaced)).toMatchObject({ status: 200 });
    });

    test('a body above 1 MiB gets 413, announced or in pieces', async () => {
      expect(await site.deliver(big)).toMatchObject({ status: 413 });
      expect(await site.deliverInPieces(big)).toMatchObject({ status: 413 });
      expect(site.handled).toEqual([]);
    });
  });
}

/** Where a parser leaves what it made of the body. */
export function describeWebhookBehindParser(
  name: string,
  serve: ServeWebhook,
  remedy: RegExp,
): void {
  describe(`${name}`, () => {
    const site = useSite(serve);
    testHandling(site);

    test('JSON that is written otherwise is refused, and told with its remedy', async () => {
      const { status, body } = await site.deliver(spaced);

      expect({ status, body }).toMatchObject({ status: 401, body: { error: 'raw_body_lost' } });
      expectLost(site, remedy);
    });
  });
}

/** Where a parser leaves nothing. */
export function describeLostWebhook(name: string, serve: ServeWebhook, remedy: RegExp): void {
  describe(`${name}`, () => {
    const site = useSite(serve);

    test('a body that a parser took away is refused, and told with its remedy', async () => {
      const { status, body } = await site.deliver(fakeWebhook('order_created'));

      expect({ status, body }).toMatchObject({ status: 401, body: { error: 'raw_body_lost' } });
      expectLost(site, remedy);
    });
  });
}
