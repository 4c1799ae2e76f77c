import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { startService } from '../../test-support/start-service.js';
import { grant, refuse } from '@phoenix-checkout/test-kit/token-endpoint';
import { until } from '@phoenix-checkout/test-kit/until';

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

describe('with API keys', () => {
  const apiKeys = ['first-key-0123456789', 'second-key-0123456789'];

  it.each([
    [{ Authorization: `Bearer ${apiKeys[0]}` }],
    [{ Authorization: `bearer  ${apiKeys[1]}` }],
    [{ 'X-API-Key': `${apiKeys[1]}` }],
    [{ Authorization: 'Bearer of-a-gateway-in-front', 'X-API-Key': `${apiKeys[0]}` }],
    [{ Authorization: `Bearer ${apiKeys[0]}`, 'X-API-Key': 'of-a-gateway-in-front' }],
  ])('%j gets the token', async (headers) => {
    const { url } = await startService({ apiKeys });

    expect((await ask(`${url}/token`, { headers })).status).toBe(200);
  });

  it.each([
    [{}],
    [{ Authorization: 'Bearer ' }],
    [{ Authorization: `Basic ${apiKeys[0]}` }],
    [{ Authorization: 'Bearer first-key-012345678' }],
    [{ 'X-API-Key': `${apiKeys[0]}x` }],
    [{ 'X-API-Key': `${apiKeys.join(',')}` }],
  ])('%j gets 401 and no token', async (headers) => {
    const { url } = await startService({ apiKeys });

    const { status, headers: answered, body } = await ask(`${url}/token`, { headers });

    expect([status, answered['www-authenticate']]).toEqual([401, expect.stringMatching(/^Bearer/)]);
    expectNoSecrets(body, ['token-1', ...apiKeys]);
  });

  it('a page can read the refusal, and asks beforehand without a key', async () => {
    const { url } = await startService({ apiKeys, allowedOrigins: [shop] });
    const preflight = {
      Origin: shop,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization',
    };

    const asked = await ask(`${url}/token`, { method: 'OPTIONS', headers: preflight });
    const refused = await ask(`${url}/token`, { headers: { Origin: shop } });

    expect([asked.status, asked.headers['access-control-allow-headers']]).toEqual([
      204,
      'authorization',
    ]);
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([401, shop]);
  });

  it('a function gives those of the moment; if it throws, nobody gets the token', async () => {
    let current: () => string[] = () => ['first-key-0123456789'];
    const { url, lines } = await startService({ apiKeys: () => current() });
    const headers = { 'X-API-Key': 'first-key-0123456789' };
    const statuses = [(await ask(`${url}/token`, { headers })).status];

    current = () => ['another-key-0123456789'];
    statuses.push((await ask(`${url}/token`, { headers })).status);
    current = () => {
      throw new Error('vault says first-key-0123456789');
    };
    statuses.push((await ask(`${url}/token`, { headers })).status);

    expect(statuses).toEqual([200, 401, 503]);
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expectNoSecrets(lines, ['first-key-0123456789']);
  });
});

describe('on loopback without API keys', () => {
  const evil = { Host: 'evil.example:4000' };

  it.each(['localhost', 'localhost:4000', '127.0.0.1', '[::1]:4000'])(
    'the host %s gets the token',
    async (Host) => {
      const { url } = await startService();

      expect((await ask(`${url}/token`, { headers: { Host } })).status).toBe(200);
    },
  );

  it('another host, whose name may lead here without our knowledge, gets 403 and no token', async () => {
    const { url, service } = await startService();
    await service.manager.getToken();
    const page = { ...evil, Origin: 'http://evil.example:4000', 'Sec-Fetch-Site': 'same-origin' };

    for (const headers of [evil, page]) {
      const { status, body } = await ask(`${url}/token`, { headers });

      expect([status, JSON.parse(body).error]).toEqual([403, 'forbidden_host']);
      expect(JSON.parse(body).error_description).toContain('PHOENIX_ALLOWED_HOSTS');
      expectNoSecrets(body, ['token-1']);
    }
  });

  it('counts the host of a whole URL, not that of the header', async () => {
    const { url } = await startService();
    const { port } = new URL(url);
    const status = async (path: string, Host: string) =>
      (await ask(url, { path, headers: { Host } })).status;

    expect(await status(`http://evil.example:${port}/token`, 'localhost')).toBe(403);
    expect(await status(`http://localhost:${port}/token`, 'evil.example')).toBe(200);
  });

  it('a host that is named gets the token', async () => {
    const { url } = await startService({ allowedHosts: ['evil.example'] });

    expect((await ask(`${url}/token`, { headers: evil })).status).toBe(200);
  });

  it('the other pages answer every host', async () => {
    const { url } = await startService();

    expect((await ask(`${url}/healthz`, { headers: evil })).status).toBe(200);
  });

  it('the log says at the start what is allowed, and which setting names more', async () => {
    const { lines } = await startService({ allowedHosts: ['token.internal'] });

    expect(lines.find(({ msg }) => msg === 'listening')).toMatchObject({
      hosts: 'loopback names and token.internal; PHOENIX_ALLOWED_HOSTS names more',
    });
  });
});

it.each([
  ['with API keys', { apiKeys: ['first-key-0123456789'] }],
  ['on all addresses', { host: '0.0.0.0' }],
])('%s any host gets the token', async (_, options) => {
  const { service } = await startService(options);
  const { port } = new URL(service.url);
  const headers = { Host: 'shop.example', 'X-API-Key': 'first-key-0123456789' };

  const { status } = await ask(`http://127.0.0.1:${port}/token`, { headers });

  expect(status).toBe(200);
});

describe('with a rate limit', () => {
  it('the next request of the same address gets 429 and learns when to come again', async () => {
    const { url } = await startService({ rateLimit: 2, allowedOrigins: [shop] });
    const statuses = [];
    for (let count = 0; count < 2; count += 1) statuses.push((await ask(`${url}/token`)).status);

    const { status, headers, body } = await ask(`${url}/token`, { headers: { Origin: shop } });

    expect([...statuses, status]).toEqual([200, 200, 429]);
    expect(headers['access-control-allow-origin']).toBe(shop);
    expect(Number(headers['retry-after'])).toBeGreaterThan(50);
    expect(JSON.parse(body)).toMatchObject({ error: 'rate_limited' });
  });

  it('behind a proxy callers are told apart by what it says', async () => {
    const { url } = await startService({ rateLimit: 1, trustedProxies: 1 });
    const from = async (address: string) =>
      (await ask(`${url}/token`, { headers: { 'X-Forwarded-For': address } })).status;

    const statuses = [
      await from('198.51.100.1'),
      await from('198.51.100.2'),
      // A caller that pretends to be somebody else: the proxy adds whom it really spoke to.
      await from('203.0.113.7, 198.51.100.1'),
    ];

    expect(statuses).toEqual([200, 200, 429]);
  });

  it.each([
    ['X-Forwarded-For', '198.51.100.1:1001', '198.51.100.1:1002'],
    ['X-Forwarded-For', '[2001:db8::1]:1001', '[2001:db8::2]:1002'],
    ['X-Forwarded-For', 'rubbish-1', 'rubbish-2'],
    ['Forwarded', 'for="198.51.100.1:1001"', 'for=198.51.100.1;proto=https'],
    ['Forwarded', 'for=_one', 'for=_two'],
  ])('with %s, %s and %s are one caller', async (name, first, second) => {
    const { url } = await startService({ rateLimit: 1, trustedProxies: 1 });
    const from = async (value: string) =>
      (await ask(`${url}/token`, { headers: { [name]: value } })).status;

    expect([await from(first), await from(second)]).toEqual([200, 429]);
  });

  it('a caller that writes the header which the proxy does not write gains nothing', async () => {
    const { url } = await startService({ rateLimit: 1, trustedProxies: 1 });
    const from = async (forged: string) => {
      const headers = { Forwarded: 'for=198.51.100.1', 'X-Forwarded-For': forged };
      return (await ask(`${url}/token`, { headers })).status;
    };

    expect([await from('203.0.113.1'), await from('203.0.113.2')]).toEqual([200, 429]);
  });

  it('the header of a caller counts for nothing without a proxy', async () => {
    const { url } = await startService({ rateLimit: 1 });
    const headers = { 'X-Forwarded-For': '198.51.100.2' };

    const statuses = [
      (await ask(`${url}/token`)).status,
      (await ask(`${url}/token`, { headers })).status,
    ];

    expect(statuses).toEqual([200, 429]);
  });

  it('guesses of a key count', async () => {
    const { url } = await startService({ rateLimit: 1, apiKeys: ['first-key-0123456789'] });

    const statuses = [(await ask(`${url}/token`)).status, (await ask(`${url}/token`)).status];

    expect(statuses).toEqual([401, 429]);
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

it.each(['http://localhost/token', 'HTTP://localhost:4000/token?a=b', 'https://localhost/token'])(
  'a target that is a whole URL leads to its path: %s',
  async (path) => {
    const { url } = await startService();

    const { status, body } = await ask(url, { path });

    expect([status, JSON.parse(body).access_token]).toEqual([200, 'token-1']);
  },
);

test.each([
  ['http://localhost', 200],
  ['http://localhost?a', 200],
  ['http://localhost/healthz', 200],
  ['http://localhost/nothing', 404],
  ['http:///token', 404],
  ['ftp://localhost/token', 404],
  ['//localhost/token', 404],
])('the target %s is %i', async (path, expected) => {
  const { url } = await startService();

  expect((await ask(url, { path })).status).toBe(expected);
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
