import { describe, expect, test, vi } from 'vitest';
import { createNodeTokenListener } from './node/node-token-listener.js';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { endpoints } from '../../../test-support/serve-endpoint.js';
import { startManager } from '../../../test-support/start-manager.js';
import { after, grant, refuse } from '@phoenix-checkout/test-kit/token-endpoint';
import { createTokenHandler } from './token-handler.js';

describe.each(endpoints)('%s, while the wall clock stands still', (_, serve) => {
  test('counts a token down, and serves none that has expired', async () => {
    let monotonic = 0;
    const clock = { now: () => 1_760_000_000_000, monotonic: () => monotonic };
    const { endpoint, manager } = await startManager({ clock });
    const url = await serve(manager);
    await ask(url);
    endpoint.answer = refuse(500);

    monotonic += 1_000_000;
    const later = await ask(url);
    monotonic += 2_600_000;
    const tooLate = await ask(url);

    expect(JSON.parse(later.body)).toMatchObject({ expires_in: 2600 });
    expect(tooLate.status).toBe(503);
    expect(manager.status()).toMatchObject({ status: 'expired' });
  });
});

describe.each(endpoints)('%s', (_, serve) => {
  describe('GET', () => {
    test('answers the token, cold and warm', async () => {
      const { clock, manager } = await startManager();
      const url = await serve(manager);

      const cold = await ask(url);
      clock.advance(90_500);
      const warm = await ask(url);

      const token = { access_token: 'token-1', token_type: 'Bearer', scope: ['iframe'] };
      expect(JSON.parse(cold.body)).toEqual({ ...token, expires_in: 3600 });
      expect(JSON.parse(warm.body)).toEqual({ ...token, expires_in: 3509 });
      for (const { status, headers, body } of [cold, warm]) {
        expect(status).toBe(200);
        expect(headers).toMatchObject({
          'content-type': 'application/json',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        });
        expect(headers).not.toHaveProperty('access-control-allow-origin');
        expect(headers).not.toHaveProperty('vary');
        expect(headers['content-length'] ?? String(body.length)).toBe(String(body.length));
      }
    });

    test('works at any path, with any query and body', async () => {
      const { manager } = await startManager();
      const url = await serve(manager);

      const { status } = await ask(`${url}/a/b?c=d`, { headers: { 'Content-Length': '0' } });

      expect(status).toBe(200);
    });

    test('counts down from one answer to the next', async () => {
      const { clock, manager } = await startManager();
      const url = await serve(manager);
      const left: number[] = [];

      for (let second = 0; second < 4; second += 1) {
        left.push(JSON.parse((await ask(url)).body).expires_in);
        clock.advance(1000);
      }

      expect(left).toEqual([3600, 3599, 3598, 3597]);
    });

    test('answers the next token after a renewal', async () => {
      const { manager } = await startManager();
      const url = await serve(manager);
      await ask(url);

      await manager.invalidate();

      expect(JSON.parse((await ask(url)).body)).toMatchObject({ access_token: 'token-2' });
      expect(JSON.parse((await ask(url)).body)).toMatchObject({ access_token: 'token-2' });
    });

    test('renews behind the caller', async () => {
      const { clock, endpoint, manager } = await startManager();
      const url = await serve(manager);
      await ask(url);

      clock.advance(1_800_000);
      const { body } = await ask(url);

      expect(JSON.parse(body)).toMatchObject({ access_token: 'token-1' });
      await vi.waitFor(() => expect(endpoint.arrivals).toHaveLength(2));
    });
  });

  test('HEAD answers the same headers without a body', async () => {
    const { manager } = await startManager();
    const url = await serve(manager);

    const cold = await ask(url, { method: 'HEAD' });
    const warm = await ask(url, { method: 'HEAD' });

    for (const { status, headers, body } of [cold, warm]) {
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'cache-control': 'no-store',
      });
      expect(body).toBe('');
    }
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is 405', async (method) => {
    const { endpoint, manager } = await startManager();
    const url = await serve(manager);

    const { status, headers, body } = await ask(url, { method });

    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
    expect(JSON.parse(body)).toMatchObject({ error: 'method_not_allowed' });
    expect(endpoint.arrivals).toEqual([]);
  });

  describe('without a token', () => {
    test('it is 503 with Retry-After, and nothing about the token endpoint', async () => {
      const { endpoint, manager } = await startManager({
        answer: refuse(429, { error: 'x', error_description: 'hush' }, { 'Retry-After': '77' }),
      });
      const onError = vi.fn<(error: unknown) => void>();
      const url = await serve(manager, { onError });

      const { status, headers, body } = await ask(url);

      expect(status).toBe(503);
      expect(headers).toMatchObject({ 'retry-after': '77', 'cache-control': 'no-store' });
      expect(JSON.parse(body)).toEqual({
        error: 'token_unavailable',
        error_description: 'There is no access token at present.',
      });
      const answer = JSON.stringify([headers, body]);
      expect(answer).not.toMatch(/upstream|rate|hush|127\.0\.0\.1|oauth/);
      expect(endpoint.arrivals).toHaveLength(1);
      expect(onError).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ code: 'upstream_rate_limited' }),
      );
    });

    test.each(['invalid_client', 'unauthorized'])('%s is 503 all the same', async (error) => {
      const { manager } = await startManager({ answer: refuse(401, { error }) });
      const url = await serve(manager);

      const { status, headers, body } = await ask(url);

      expect(status).toBe(503);
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
      expect(body).not.toContain(error);
    });

    test('HEAD is 503 without a body', async () => {
      const { manager } = await startManager({ answer: refuse(500) });
      const url = await serve(manager);

      await expect(ask(url, { method: 'HEAD' })).resolves.toMatchObject({ status: 503, body: '' });
    });

    test('a caller that leaves harms neither the others nor the server', async () => {
      const { endpoint, manager } = await startManager({ answer: after(100, grant()) });
      const onError = vi.fn<(error: unknown) => void>();
      const url = await serve(manager, { onError });
      const controller = new AbortController();
      const left = ask(url, { signal: controller.signal }).catch(() => 'left');
      const other = ask(url);
      await vi.waitFor(() => expect(endpoint.arrivals).toHaveLength(1));

      controller.abort();

      await expect(left).resolves.toBe('left');
      await expect(other).resolves.toMatchObject({ status: 200 });
      expect(endpoint.arrivals).toHaveLength(1);
      expect(onError).not.toHaveBeenCalled();
    });
  });

  describe('several partners', () => {
    test('are picked by request', async () => {
      const one = await startManager({ answer: grant({ access_token: 'one' }) });
      const other = await startManager({ answer: grant({ access_token: 'other' }) });
      const url = await serve((request) =>
        new URL(request.url).searchParams.get('partner') === 'one'
          ? one.manager
          : Promise.resolve(other.manager),
      );

      expect(JSON.parse((await ask(`${url}/?partner=one`)).body)).toMatchObject({
        access_token: 'one',
      });
      expect(JSON.parse((await ask(url)).body)).toMatchObject({ access_token: 'other' });
    });

    test('without a manager for a request it is 503', async () => {
      const onError = vi.fn<(error: unknown) => void>();
      const url = await serve(
        () => {
          throw new Error('no such partner: canary');
        },
        { onError },
      );

      const { status, body } = await ask(url);

      expect(status).toBe(503);
      expect(body).not.toContain('canary');
      expect(onError).toHaveBeenCalledTimes(1);
    });
  });
});

describe.each([
  ['createTokenHandler', createTokenHandler],
  ['createNodeTokenListener', createNodeTokenListener],
])('a wrong option of %s', (_, create) => {
  const manager = { getToken() {} };

  test.each([
    ['managerOrPick', undefined, {}],
    ['managerOrPick', {}, {}],
    ['The options', manager, null],
    ['allowedOrigins', manager, { allowedOrigins: '*' }],
    ['allowedOrigins', manager, { allowedOrigins: ['*'] }],
    ['allowedOrigins', manager, { allowedOrigins: ['shop.example'] }],
    ['allowedOrigins', manager, { allowedOrigins: ['https://shop.example/'] }],
    ['allowCredentials', manager, { allowCredentials: 'yes' }],
    ['authorize', manager, { authorize: true }],
    ['waitUntil', manager, { waitUntil: {} }],
    ['onError', manager, { onError: console }],
  ])('%s is named', (name, managerOrPick, options) => {
    // @ts-expect-error: wrong on purpose
    expect(() => create(managerOrPick, options)).toThrow(
      expect.objectContaining({
        code: 'invalid_config',
        message: expect.stringMatching(new RegExp(`^${name} must `)),
      }),
    );
  });
});
