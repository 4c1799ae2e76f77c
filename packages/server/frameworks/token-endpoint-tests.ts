import { startSandbox, type RunningSandbox } from '@phoenix-checkout/sandbox/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import type { Listening } from '@phoenix-checkout/test-kit/listen';
import type { ServeSite } from './serve-site.js';

const shop = { Origin: 'https://shop.example' };
const preflight = { 'Access-Control-Request-Method': 'GET' };

/** What a token endpoint does in each framework. */
export function describeTokenEndpoint(name: string, serve: ServeSite): void {
  describe(`${name}`, () => {
    let phoenix: RunningSandbox;
    let site: Listening;
    let url: string;

    beforeAll(async () => {
      phoenix = await startSandbox();
      site = await serve(phoenix.tokenUrl);
      url = `${site.url}/api/phoenix/token`;
    }, 120_000);
    afterAll(async () => {
      await site?.stop();
      await phoenix?.stop();
    });

    test('many who ask at once get one token', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => ask(url)));

      expect(new Set(answers.map(({ body }) => JSON.parse(body).access_token)).size).toBe(1);
      expect(phoenix.sandbox.tokenRequests).toBe(1);
    });

    test('GET answers the token, which nobody may keep', async () => {
      const { status, headers, body } = await ask(url);

      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      expect(JSON.parse(body)).toEqual({
        access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        token_type: 'Bearer',
        expires_in: expect.any(Number),
        scope: ['iframe'],
      });
    });

    test('HEAD answers the same without a body', async () => {
      const { status, headers, body } = await ask(url, { method: 'HEAD' });

      expect(status).toBe(200);
      expect(headers).toMatchObject({ 'cache-control': 'no-store' });
      expect(body).toBe('');
    });

    test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is 405', async (method) => {
      const { status, headers, body } = await ask(url, { method });

      expect(status).toBe(405);
      expect(headers).toMatchObject({ allow: 'GET, HEAD', 'cache-control': 'no-store' });
      expect(JSON.parse(body)).toMatchObject({ error: 'method_not_allowed' });
    });

    test('a page of its own origin gets the token', async () => {
      const { status } = await ask(url, { headers: { Origin: site.url } });

      expect(status).toBe(200);
    });

    test('a page of an allowed origin may read it', async () => {
      const { status, headers } = await ask(url, { headers: shop });

      expect(status).toBe(200);
      expect(headers['access-control-allow-origin']).toBe('https://shop.example');
      expect(headers.vary?.toLowerCase()).toContain('origin');
    });

    test('a page of a foreign origin gets 403 and no token', async () => {
      const foreign = { Origin: 'https://evil.example' };

      for (const headers of [foreign, { ...foreign, Cookie: 'member=yes' }]) {
        const answer = await ask(url, { headers });

        expect(answer.status).toBe(403);
        expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
        expect(answer.body).not.toContain('access_token');
      }
    });

    test('a preflight is answered, before authorize too', async () => {
      for (const path of ['phoenix', 'members']) {
        const { status, headers } = await ask(`${site.url}/api/${path}/token`, {
          method: 'OPTIONS',
          headers: { ...shop, ...preflight },
        });

        expect(status).toBe(204);
        expect(headers).toMatchObject({
          'access-control-allow-origin': 'https://shop.example',
          'access-control-allow-methods': 'GET, HEAD',
        });
      }
    });

    test('authorize decides: 401, or the token', async () => {
      const members = `${site.url}/api/members/token`;

      const stranger = await ask(members);
      const member = await ask(members, { headers: { Cookie: 'member=yes' } });

      expect(stranger.status).toBe(401);
      expect(stranger.headers).toMatchObject({ 'cache-control': 'no-store' });
      expect(JSON.parse(stranger.body)).toMatchObject({ error: 'unauthorized' });
      expect(member.status).toBe(200);
      expect(JSON.parse(member.body)).toHaveProperty('access_token');
    });

    test('each partner gets a token of its own', async () => {
      const partners = `${site.url}/api/partners/token`;

      const market = await ask(`${partners}?partner=market`);
      const wallet = await ask(`${partners}?partner=wallet`);

      expect(JSON.parse(market.body)).toMatchObject({ scope: ['iframe'] });
      expect(JSON.parse(wallet.body)).toMatchObject({ scope: ['wallets:read'] });
    });

    test('without a token it is 503 with Retry-After, and nothing about Phoenix', async () => {
      const { status, headers, body } = await ask(`${site.url}/api/broken/token`);

      expect(status).toBe(503);
      expect(headers).toMatchObject({ 'cache-control': 'no-store' });
      expect(Number(headers['retry-after'])).toBeGreaterThan(30);
      expect(JSON.parse(body)).toMatchObject({ error: 'token_unavailable' });
      expect(body).not.toMatch(/client|127\.0\.0\.1|oauth/);
    });
  });
}
