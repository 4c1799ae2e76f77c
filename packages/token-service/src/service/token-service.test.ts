import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { grant, refuse } from '@phoenix-checkout/test-kit/token-endpoint';
import { until } from '@phoenix-checkout/test-kit/until';
import { startService } from '../../test-support/start-service.js';

const shop = 'https://shop.example';

describe('/token', () => {
  it('gives the token, and waits for the first one', async () => {
    const { url } = await startService();

    const { status, headers, body } = await ask(`${url}/token?cache=no`);

    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(JSON.parse(body)).toMatchObject({ access_token: 'token-1', scope: ['iframe'] });
  });

  it('gives it to pages of the allowed origins', async () => {
    const { url } = await startService({ allowedOrigins: [shop] });

    const allowed = await ask(`${url}/token`, { headers: { Origin: shop } });
    const other = await ask(`${url}/token`, { headers: { Origin: 'https://other.example' } });

    expect(allowed.headers['access-control-allow-origin']).toBe(shop);
    expect([allowed.status, other.status]).toEqual([200, 403]);
  });

  it.each(['capacitor://localhost', 'tauri://localhost', 'chrome-extension://abcdefgh'])(
    'gives it to pages of %s, where that is allowed',
    async (origin) => {
      const { url } = await startService({ allowedOrigins: [origin] });

      const allowed = await ask(`${url}/token`, { headers: { Origin: origin } });
      const other = await ask(`${url}/token`, { headers: { Origin: `${origin}.example` } });

      expect(allowed.headers['access-control-allow-origin']).toBe(origin);
      expect([allowed.status, other.status]).toEqual([200, 403]);
    },
  );

  it('is 503 with Retry-After while there is none', async () => {
    const { url } = await startService({ answer: refuse(503, {}, { 'Retry-After': '7' }) });

    const { status, headers, body } = await ask(`${url}/token`);

    expect([status, headers['retry-after']]).toEqual([503, '7']);
    expect(JSON.parse(body)).toMatchObject({ error: 'token_unavailable' });
  });
});

describe('/readyz', () => {
  it('says starting, then ready', async () => {
    const answers: (() => void)[] = [];
    const { url } = await startService({
      answer: (...request) => void answers.push(() => grant()(...request)),
    });
    await until('the first token is asked for', () => answers.length > 0);
    const before = await ask(`${url}/readyz`);
    answers.pop()?.();

    await until('it is ready', async () => (await ask(`${url}/readyz`)).status === 200);

    expect([before.status, JSON.parse(before.body)]).toEqual([503, { status: 'starting' }]);
  });

  it('says no_token and why, when Phoenix refuses', async () => {
    const { url, lines } = await startService({ answer: refuse(401, { error: 'invalid_client' }) });
    await until('it was refused', () => lines.some(({ event }) => event === 'mint_failed'));

    const { status, body } = await ask(`${url}/readyz`);

    expect([status, JSON.parse(body)]).toEqual([
      503,
      { status: 'no_token', error: 'invalid_client' },
    ]);
  });
});

test('/healthz is fine without a token', async () => {
  const { url } = await startService({ answer: refuse(500) });

  const { status, body } = await ask(`${url}/healthz`);

  expect([status, JSON.parse(body)]).toEqual([200, { status: 'ok' }]);
});

test.each([
  ['GET', '/nothing', 404],
  ['GET', '/token/', 404],
  ['GET', '//token', 404],
  ['POST', '/token', 405],
  ['POST', '/healthz', 405],
  ['HEAD', '/healthz', 200],
  ['HEAD', '/', 200],
])('%s %s is %i', async (method, path, expected) => {
  const { url } = await startService();

  const { status, body } = await ask(`${url}${path}`, { method });

  expect(status).toBe(expected);
  if (method === 'HEAD') expect(body).toBe('');
});

test('the status page can be left out', async () => {
  const { url } = await startService({ statusPage: false });

  const paths = ['/', '/status.js', '/metrics'];
  const statuses = await Promise.all(paths.map(async (path) => (await ask(url + path)).status));

  expect(statuses).toEqual([404, 404, 200]);
});

describe('a connection that is kept open', () => {
  /** How long it may be idle, by the word of the answer, and a wait for its end. */
  async function keepConnection(url: string) {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    onTestFinished(() => void socket.destroy());
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => (received += text));
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await until('it is answered', () => received.includes('{"status":"ok"}'));
    return { socket, timeout: /^keep-alive: timeout=(\d+)/im.exec(received)?.[1] };
  }

  it('outlives those of load balancers, which take 60 s', async () => {
    const { url } = await startService();

    const { timeout } = await keepConnection(url);

    expect(Number(timeout)).toBeGreaterThan(60);
  });

  it('ends when it was idle for as long as is set', async () => {
    const { url } = await startService({ keepAliveSeconds: 1 });

    const { socket, timeout } = await keepConnection(url);
    const idleSince = performance.now();
    await once(socket, 'close');

    expect(timeout).toBe('1');
    expect(performance.now() - idleSince).toBeGreaterThan(900);
  });
});

describe('stop', () => {
  it('may be called twice, and leaves nothing listening', async () => {
    const { url, service } = await startService();

    await Promise.all([service.stop(), service.stop()]);

    expect(await failure(ask(`${url}/healthz`))).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('cuts off what takes longer than the time limit', async () => {
    const { url, service, lines, endpoint } = await startService({
      answer: () => {},
      shutdownTimeoutSeconds: 0.1,
    });
    const waiting = failure(ask(`${url}/token`));
    await until('a caller waits', () => endpoint.arrivals.length > 0);

    const beganAt = performance.now();
    await service.stop();

    // Not the ten seconds that the token request may take.
    expect(performance.now() - beganAt).toBeLessThan(5000);
    expect(await waiting).toMatchObject({ code: 'ECONNRESET' });
    expect(lines.at(-2)).toMatchObject({ level: 'warn', requests: 1 });
  });
});

test.each([
  [{ port: 70_000 }, /port/],
  [{ port: 1.5 }, /port/],
  [{ host: '' }, /host/],
  [{ rateLimit: -1 }, /rateLimit/],
  [{ trustedProxies: 11 }, /trustedProxies/],
  [{ forwardedHeader: 'via' as 'forwarded' }, /forwardedHeader/],
  [{ keepAliveSeconds: 0 }, /keepAliveSeconds/],
  [{ allowedHosts: ['https://shop.example'] }, /allowedHosts/],
  [{ allowedHosts: ['shop.example:443'] }, /allowedHosts/],
  [{ apiKeys: [] }, /apiKeys/],
  [{ apiKeys: [''] }, /apiKeys/],
  [{ shutdownTimeoutSeconds: -1 }, /shutdownTimeoutSeconds/],
  [{ allowedOrigins: ['*'] }, /allowedOrigins/],
  [{ allowedOrigins: ['https://*.shop.example'] }, /allowedOrigins/],
  [{ encryptionKeys: [] }, /encryptionKeys/],
])('%j is invalid_config', async (options, expected) => {
  expect(await failure(startService(options))).toMatchObject({
    code: 'invalid_config',
    message: expect.stringMatching(expected),
  });
});
