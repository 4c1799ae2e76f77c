import { describe, expect, test, vi } from 'vitest';
import { ask, type Answered } from '@phoenix-checkout/test-kit/ask';
import { endpoints } from '../../test-support/serve-endpoint.js';
import { startManager } from '../../test-support/start-manager.js';
import { refuse } from '@phoenix-checkout/test-kit/token-endpoint';
import { createTokenHandler } from '../token/endpoint/token-handler.js';

const shop = 'https://shop.example';

function expectForbidden({ status, headers, body }: Answered): void {
  expect(status).toBe(403);
  expect(headers).not.toHaveProperty('access-control-allow-origin');
  expect(headers).toMatchObject({ vary: 'Origin', 'cache-control': 'no-store' });
  expect(JSON.parse(body)).toMatchObject({ error: 'forbidden_origin' });
  expect(body).not.toContain('token-');
}

test('an http page is foreign to an endpoint that was asked by https', async () => {
  const { manager } = await startManager();
  const handler = createTokenHandler(manager);
  const answer = (Origin: string) =>
    handler(new Request('https://shop.example/token', { headers: { Origin } }));

  await expect(answer('http://shop.example')).resolves.toMatchObject({ status: 403 });
  await expect(answer(shop)).resolves.toMatchObject({ status: 200 });
});

test('the origin in Host is as much the own one as that in the URL', async () => {
  const { manager } = await startManager();
  const handler = createTokenHandler(manager);
  const headers = { Origin: shop, Host: 'shop.example' };

  const response = await handler(new Request('http://0.0.0.0:3000/token', { headers }));

  expect(response.status).toBe(200);
});

describe.each(endpoints)('%s', (_, serve) => {
  describe('a page of another origin', () => {
    test.each([shop, 'null', 'http://127.0.0.1', 'http://127.0.0.1:1', 'rubbish', ''])(
      'gets 403 and no token (%j)',
      async (origin) => {
        const { endpoint, manager } = await startManager();
        const url = await serve(manager);

        for (const method of ['GET', 'HEAD']) {
          const answered = await ask(url, { method, headers: { Origin: origin } });
          if (method === 'GET') expectForbidden(answered);
          else expect(answered.status).toBe(403);
        }
        expect(endpoint.arrivals).toEqual([]);
      },
    );

    test('gets 403 while the token is warm too', async () => {
      const { manager } = await startManager();
      const url = await serve(manager);
      await ask(url);

      expectForbidden(await ask(url, { headers: { Origin: shop } }));
    });

    test('gets 403 to its preflight, before authorize', async () => {
      const authorize = vi.fn<() => boolean>(() => true);
      const { manager } = await startManager();
      const url = await serve(manager, { authorize });
      const headers = { Origin: shop, 'Access-Control-Request-Method': 'GET' };

      expectForbidden(await ask(url, { method: 'OPTIONS', headers }));
      expectForbidden(await ask(url, { headers }));
      expect(authorize).not.toHaveBeenCalled();
    });
  });

  describe('a page of the same origin', () => {
    test.each<[string, Record<string, string>]>([
      ['sends no Origin', {}],
      ['has the host of the request', { Host: 'shop.example', Origin: 'http://shop.example' }],
      ['is behind a proxy that ends TLS', { Host: 'shop.example', Origin: shop }],
      ['has the port of the request', { Host: 'localhost:5173', Origin: 'http://localhost:5173' }],
      [
        'is one by the word of the browser, behind a proxy that changes Host',
        { Host: 'internal:8080', Origin: shop, 'Sec-Fetch-Site': 'same-origin' },
      ],
    ])('that %s gets the token', async (_name, headers) => {
      const { manager } = await startManager();
      const url = await serve(manager);

      const answered = await ask(url, { headers });

      expect(answered.status).toBe(200);
      expect(answered.headers).not.toHaveProperty('access-control-allow-origin');
    });

    test.each<[string, Record<string, string>]>([
      [
        'the same host on another port',
        { Host: 'localhost:4000', Origin: 'http://localhost:5173' },
      ],
      ['a host that ends alike', { Host: 'shop.example', Origin: 'https://evilshop.example' }],
      ['a sibling', { Host: 'api.shop.example', Origin: shop, 'Sec-Fetch-Site': 'same-site' }],
    ])('is not %s', async (_name, headers) => {
      const { manager } = await startManager();
      const url = await serve(manager);

      expectForbidden(await ask(url, { headers }));
    });
  });

  describe('a page of an allowed origin', () => {
    test('gets the token, and the leave to read it', async () => {
      const { manager } = await startManager();
      const url = await serve(manager, { allowedOrigins: [shop] });

      const cold = await ask(url, { headers: { Origin: shop } });
      const warm = await ask(url, { headers: { Origin: shop } });

      for (const { status, headers, body } of [cold, warm]) {
        expect(status).toBe(200);
        expect(headers).toMatchObject({ 'access-control-allow-origin': shop, vary: 'Origin' });
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
        expect(headers['access-control-expose-headers']).toBe('Retry-After, Date');
        expect(JSON.parse(body)).toMatchObject({ access_token: 'token-1' });
      }
    });

    test('does not get the headers that another got', async () => {
      const other = 'http://localhost:3000';
      const { manager } = await startManager();
      const url = await serve(manager, { allowedOrigins: [shop, other] });

      for (const origin of [shop, other, shop, undefined, other]) {
        const { headers } = await ask(url, origin ? { headers: { Origin: origin } } : {});

        expect(headers['access-control-allow-origin']).toBe(origin);
        expect(headers.vary).toBe('Origin');
      }
    });

    test('may send cookies where that is allowed', async () => {
      const { manager } = await startManager();
      const url = await serve(manager, { allowedOrigins: [shop], allowCredentials: true });

      const { headers } = await ask(url, { headers: { Origin: shop } });

      expect(headers['access-control-allow-credentials']).toBe('true');
    });

    test('may read an error, when to come again, and the time on this clock', async () => {
      const { manager } = await startManager({ answer: refuse(500) });
      const url = await serve(manager, { allowedOrigins: [shop] });

      const unavailable = await ask(url, { headers: { Origin: shop } });
      const notAllowed = await ask(url, { method: 'POST', headers: { Origin: shop } });

      expect(unavailable.status).toBe(503);
      expect(notAllowed.status).toBe(405);
      for (const { headers } of [unavailable, notAllowed]) {
        expect(headers).toMatchObject({
          'access-control-allow-origin': shop,
          'access-control-expose-headers': 'Retry-After, Date',
        });
      }
    });

    test('has its preflight answered before authorize', async () => {
      const authorize = vi.fn<() => boolean>(() => false);
      const { manager } = await startManager();
      const url = await serve(manager, {
        allowedOrigins: [shop],
        allowCredentials: true,
        authorize,
      });

      const { status, headers, body } = await ask(url, {
        method: 'OPTIONS',
        headers: {
          Origin: shop,
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': 'authorization,x-csrf-token',
        },
      });

      expect(status).toBe(204);
      expect(body).toBe('');
      expect(headers).toMatchObject({
        'access-control-allow-origin': shop,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'authorization,x-csrf-token',
        'access-control-max-age': '600',
        vary: 'Origin, Access-Control-Request-Headers',
      });
      expect(authorize).not.toHaveBeenCalled();
    });

    test('may be decided by a function, which decides no when it throws', async () => {
      const { manager } = await startManager();
      const url = await serve(manager, {
        allowedOrigins(origin) {
          if (origin === 'https://broken.example') throw new Error('broken');
          return origin.endsWith('.shop.example');
        },
      });

      const allowed = await ask(url, { headers: { Origin: 'https://de.shop.example' } });

      expect(allowed.status).toBe(200);
      expectForbidden(await ask(url, { headers: { Origin: 'https://other.example' } }));
      expectForbidden(await ask(url, { headers: { Origin: 'https://broken.example' } }));
    });
  });
});
