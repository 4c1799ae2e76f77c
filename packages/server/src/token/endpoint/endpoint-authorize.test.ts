import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { endpoints } from '../../../test-support/serve-endpoint.js';
import { startManager } from '../../../test-support/start-manager.js';
import type { TokenEndpointOptions } from './token-endpoint-options.js';

type Authorize = NonNullable<TokenEndpointOptions['authorize']>;

const shop = 'https://shop.example';

/** Runs with each turn of the event loop. */
function setImmediateTicks(run: () => void) {
  let count = 0;
  let isOver = false;
  const tick = () => {
    if (isOver) return;
    count += 1;
    run();
    setImmediate(tick);
  };
  setImmediate(tick);
  return { count: () => count, stop: () => void (isOver = true) };
}

describe.each(endpoints)('authorize of %s', (_, serve) => {
  async function start(authorize: Authorize, options: TokenEndpointOptions = {}) {
    const { endpoint, manager } = await startManager();
    return { endpoint, url: await serve(manager, { authorize, ...options }) };
  }

  test('sees the request as it came', async () => {
    const authorize = vi.fn<Authorize>(() => true);
    const { url } = await start(authorize);

    await ask(`${url}/token?a=b`, {
      headers: { Host: 'shop.example', Cookie: 'session=1; b=2', 'X-Twice': ['one', 'two'] },
    });

    const request = authorize.mock.calls[0]?.[0];
    expect(request?.url).toBe('http://shop.example/token?a=b');
    expect(request?.method).toBe('GET');
    expect(request?.headers.get('Cookie')).toBe('session=1; b=2');
    expect(request?.headers.get('X-Twice')).toBe('one, two');
  });

  test.each([[() => true], [() => Promise.resolve(true)]])(
    'that says true: the token',
    async (say) => {
      const { url } = await start(say);

      await expect(ask(url)).resolves.toMatchObject({ status: 200 });
      await expect(ask(url)).resolves.toMatchObject({ status: 200 });
    },
  );

  test('that says false: 401, and no token is minted', async () => {
    const { endpoint, url } = await start(async () => false);

    const { status, headers, body } = await ask(url);

    expect(status).toBe(401);
    expect(JSON.parse(body)).toMatchObject({ error: 'unauthorized' });
    expect(headers['cache-control']).toBe('no-store');
    expect(endpoint.arrivals).toEqual([]);
  });

  test('that says false for one request does so for a warm token', async () => {
    const { url } = await start((request) => request.headers.get('X-Key') === 'right');

    await expect(ask(url, { headers: { 'X-Key': 'right' } })).resolves.toMatchObject({
      status: 200,
    });
    await expect(ask(url)).resolves.toMatchObject({ status: 401 });
  });

  test('that gives a response: that response, which nobody keeps', async () => {
    const { endpoint, url } = await start(
      () => {
        const headers = new Headers({ Location: '/login', Vary: 'Cookie' });
        headers.append('Set-Cookie', 'a=1');
        headers.append('Set-Cookie', 'b=2');
        return new Response('log in first', { status: 302, headers });
      },
      { allowedOrigins: [shop] },
    );

    const { status, headers, body } = await ask(url, { headers: { Origin: shop } });

    expect(status).toBe(302);
    expect(body).toBe('log in first');
    expect(headers).toMatchObject({
      location: '/login',
      'set-cookie': ['a=1', 'b=2'],
      'cache-control': 'no-store',
      'access-control-allow-origin': shop,
      vary: 'Cookie, Origin',
    });
    expect(endpoint.arrivals).toEqual([]);
  });

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('canary: database password');
      },
    ],
    ['rejects', () => Promise.reject(new Error('canary: database password'))],
    ['forgets to answer', () => undefined],
    ['answers with something else', () => ({ user: 'canary' })],
    [
      'answers with a used response',
      async () => {
        const used = new Response('canary');
        await used.text();
        return used;
      },
    ],
  ])('that %s: 503, and nobody is told why but onError', async (_name, broken) => {
    const onError = vi.fn<(error: unknown) => void>();
    const { endpoint, url } = await start(broken as Authorize, { onError });

    const { status, headers, body } = await ask(url);

    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('1');
    expect(JSON.parse(body)).toMatchObject({ error: 'token_unavailable' });
    expect(body).not.toContain('canary');
    expect(onError).toHaveBeenCalledTimes(1);
    expect(endpoint.arrivals).toEqual([]);
  });

  test('may give one and the same response each time', async () => {
    const refusal = new Response('no', { status: 403, headers: { 'X-Why': 'blocked' } });
    const { url } = await start(() => refusal);

    const answers = await Promise.all([ask(url), ask(url)]);
    answers.push(await ask(url), await ask(url, { method: 'HEAD' }));

    for (const { status, headers } of answers) {
      expect(status).toBe(403);
      expect(headers['x-why']).toBe('blocked');
    }
    expect(answers.map(({ body }) => body)).toEqual(['no', 'no', 'no', '']);
  });

  test('may give one and the same response without a body', async () => {
    const refusal = Response.redirect('https://shop.example/login');
    const { url } = await start(() => refusal);

    for (const { status, headers } of [await ask(url), await ask(url)]) {
      expect(status).toBe(302);
      expect(headers.location).toBe('https://shop.example/login');
    }
  });

  test.each<[string, Authorize]>([
    ['answers', () => new Promise<boolean>(() => {})],
    ['ends its response', () => new Response(new ReadableStream({ start: () => {} }))],
  ])('that never %s: 503 after ten seconds', async (_name, hang) => {
    const onError = vi.fn<(error: unknown) => void>();
    const { url } = await start(hang, { onError });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());

    const asked = ask(url);
    const ticks = setImmediateTicks(() => vi.advanceTimersByTime(500));
    const { status, body } = await asked;
    ticks.stop();

    expect(status).toBe(503);
    expect(JSON.parse(body)).toMatchObject({ error: 'token_unavailable' });
    expect(onError).toHaveBeenCalledTimes(1);
    expect(ticks.count()).toBeGreaterThanOrEqual(20);
  });

  test('refuses pages that may read the refusal', async () => {
    const { url } = await start(() => false, { allowedOrigins: [shop] });

    const { status, headers } = await ask(url, { headers: { Origin: shop } });

    expect(status).toBe(401);
    expect(headers['access-control-allow-origin']).toBe(shop);
  });
});
