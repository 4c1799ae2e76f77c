import { fakeWebhook, signWebhook } from '@phoenix-checkout/server/testing';
import { retryLater, type WebhookEvent } from '@phoenix-checkout/server/webhooks';
import type { Listening } from '@phoenix-checkout/test-kit/listen';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ServeWebhook } from './webhook-servers/serve-webhook.js';

const clientSecret = 'sandbox-secret-worth-nothing';

/** What becomes of the body where the webhook is mounted. */
type BodyFate = 'raw' | 'parsed' | 'lost';

/** What a webhook's endpoint does in each framework, over HTTP. */
export function describeWebhook(name: string, serve: ServeWebhook, fate: BodyFate = 'raw'): void {
  describe(`${name}`, () => {
    let site: Listening;
    let failure: Error | undefined;
    const handled: WebhookEvent[] = [];
    const errors: unknown[] = [];

    beforeAll(async () => {
      site = await serve({
        clientSecret,
        onEvent: (event) => {
          if (failure) throw failure;
          handled.push(event);
          return { externalPartnerId: 'cart-7' };
        },
        onError: (error) => errors.push(error),
      });
    });
    afterAll(() => site?.stop());
    beforeEach(() => {
      failure = undefined;
      handled.length = 0;
      errors.length = 0;
    });

    async function deliver(body: object | string, secret = clientSecret) {
      const request = await signWebhook(body, {
        clientSecret: secret,
        url: `${site.url}/api/phoenix/webhook`,
      });
      return answerOf(await fetch(request));
    }
    async function answerOf(response: Response) {
      const text = await response.text();
      const retryAfter = response.headers.get('Retry-After');
      return {
        status: response.status,
        retryAfter,
        body: text.startsWith('{') ? JSON.parse(text) : text,
      };
    }
    const expectLost = (remedy: RegExp) => {
      expect(handled).toEqual([]);
      expect(errors).toEqual([
        expect.objectContaining({
          code: 'raw_body_lost',
          message: expect.stringMatching(remedy) as string,
        }),
      ]);
    };

    if (fate === 'lost') {
      test('a body that a parser took away is told with its remedy', async () => {
        expect(await deliver(fakeWebhook('order_created'))).toMatchObject({
          status: 401,
          body: { error: 'raw_body_lost' },
        });
        expectLost(/Fastify.*addContentTypeParser/);
      });
      return;
    }

    test('a webhook is handled once, and acknowledged each time', async () => {
      const event = fakeWebhook('order_status_updated', { data: { note: 'Zoë 💸' } });

      for (let round = 0; round < 3; round += 1) {
        expect(await deliver(event)).toEqual({
          status: 200,
          retryAfter: null,
          body: { success: true, external_partner_id: 'cart-7' },
        });
      }

      expect(handled).toEqual([
        expect.objectContaining({ id: event.id, type: 'order_status_updated' }),
      ]);
    });

    test('one that fails gets 500, one for later 503, and both are handled the next time', async () => {
      const event = fakeWebhook('order_created');
      failure = new Error('the database');
      expect(await deliver(event)).toMatchObject({ status: 500 });
      failure = retryLater(7);
      expect(await deliver(event)).toMatchObject({ status: 503, retryAfter: '7' });
      failure = undefined;

      expect(await deliver(event)).toMatchObject({ status: 200 });
      expect(handled).toHaveLength(1);
    });

    test('a wrong secret is refused', async () => {
      const { status } = await deliver(fakeWebhook('order_created'), 'another-secret');

      expect(status).toBe(401);
      expect(handled).toEqual([]);
    });

    const spaced = JSON.stringify(fakeWebhook('order_created'), null, 2);
    if (fate === 'raw') {
      test('JSON that is written otherwise is verified as it was sent', async () => {
        expect(await deliver(spaced)).toMatchObject({ status: 200 });
      });

      test('a body above 1 MiB gets 413, announced or in pieces', async () => {
        const big = 'x'.repeat(1024 * 1024 + 1);
        expect(await deliver(big)).toMatchObject({ status: 413 });

        const { headers } = await signWebhook(big, { clientSecret });
        const body = new Blob([big]).stream();
        const pieces = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
        const response = await fetch(`${site.url}/api/phoenix/webhook`, pieces);

        expect(response.status).toBe(413);
        expect(handled).toEqual([]);
      });
    } else {
      test('JSON that is written otherwise is told with its remedy', async () => {
        expect(await deliver(spaced)).toMatchObject({
          status: 401,
          body: { error: 'raw_body_lost' },
        });
        expectLost(/before express\.json\(\).*express\.raw/);
      });
    }
  });
}
