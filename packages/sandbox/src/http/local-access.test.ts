import { afterEach, describe, expect, it } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { startSandbox, type RunningSandbox, type StartSandboxOptions } from '../node/index.js';

let running: RunningSandbox | undefined;

async function start(options?: StartSandboxOptions): Promise<RunningSandbox> {
  running = await startSandbox(options);
  return running;
}

afterEach(async () => {
  await running?.stop();
});

async function statusFor(host: string, options?: StartSandboxOptions): Promise<number> {
  const { url } = await start(options);
  return (await ask(`${url}/admin/stats`, { headers: { Host: host } })).status;
}

describe('the host name that a request to /admin was sent to', () => {
  it.each([
    'localhost',
    'localhost:4100',
    'LOCALHOST:4100',
    'shop.localhost:4100',
    '127.0.0.1',
    '127.0.0.2:80',
    '[::1]:4100',
  ])('%s is answered', async (host) => {
    expect(await statusFor(host)).toBe(200);
  });

  it.each([
    'evil.example',
    'evil.example:4100',
    'localhost.evil.example',
    'notlocalhost',
    'sandbox',
    '0.0.0.0:4100',
    '192.168.1.5:4100',
    '[2001:db8::1]:4100',
    '128.0.0.1',
  ])('%s is refused, as it may be a name that was pointed here', async (host) => {
    const { url, sandbox } = await start();

    const reply = await ask(`${url}/admin/faults`, { method: 'DELETE', headers: { Host: host } });

    expect(reply.status).toBe(403);
    expect(JSON.parse(reply.body)).toEqual({
      error: 'foreign_host',
      error_description: expect.stringContaining('--allow-host'),
    });
    expect(sandbox.faults).toEqual({});
  });

  it('may be allowed, with any port and in any case', async () => {
    expect(await statusFor('Sandbox:4100', { allowedHosts: ['sandbox', '[2001:db8::1]'] })).toBe(
      200,
    );
    await running?.stop();
    expect(await statusFor('[2001:DB8::1]:80', { allowedHosts: ['[2001:db8::1]'] })).toBe(200);
    await running?.stop();
    expect(await statusFor('a.sandbox', { allowedHosts: ['sandbox'] })).toBe(403);
  });

  it('does not matter to the token endpoint and the checkout', async () => {
    const { url } = await start();
    const headers = { Host: 'sandbox.internal:4100' };

    const token = await ask(`${url}/oauth/token`, { method: 'POST', headers });
    const page = await ask(`${url}/`, { headers });

    expect([token.status, page.status]).toEqual([400, 400]);
    expect(page.headers['content-type']).toContain('text/html');
  });
});

describe('the token endpoint', () => {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const post = async (headers: Record<string, string>, options?: StartSandboxOptions) => {
    const { tokenUrl, sandbox } = await start(options);
    sandbox.setFaults({ token: { reply: 500, times: 1 } });
    const reply = await ask(tokenUrl, { method: 'POST', headers: { ...type, ...headers } });
    return { status: reply.status, faults: sandbox.faults, requests: sandbox.tokenRequests };
  };

  it.each([
    { 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://rebound.example', Host: 'rebound.example' },
    { Host: 'rebound.example', 'Sec-Fetch-Site': 'same-origin' },
  ])('refuses a page of another origin, which uses up no fault: %j', async (headers) => {
    expect(await post(headers)).toEqual({
      status: 403,
      faults: { token: { reply: 500, times: 1 } },
      requests: 0,
    });
  });

  it('answers a backend by any name, and a page of an allowed origin', async () => {
    const allowedOrigins = ['http://shop.example'];

    const backend = await post({ Host: 'sandbox:4100' });
    await running?.stop();
    const page = await post({ Origin: 'http://shop.example' }, { allowedOrigins });

    expect([backend.status, page.status]).toEqual([500, 500]);
  });
});

it('the origin of the sandbox itself may ask, also behind a proxy that speaks TLS', async () => {
  const { url } = await start();
  const { host } = new URL(url);

  for (const origin of [url, `https://${host}`]) {
    const headers = { Host: host, Origin: origin, 'Sec-Fetch-Site': 'same-origin' };
    const reply = await ask(`${url}/admin/stats`, { headers });

    expect(reply.status).toBe(200);
  }
});

it('an allowed host does not allow its pages, nor an allowed origin its name', async () => {
  const { url } = await start({
    allowedHosts: ['sandbox'],
    allowedOrigins: ['http://shop.example'],
  });

  const page = await ask(`${url}/admin/stats`, {
    headers: { Host: 'localhost', Origin: 'http://sandbox' },
  });
  const name = await ask(`${url}/admin/stats`, {
    headers: { Host: 'shop.example', Origin: 'http://shop.example' },
  });

  expect([page.status, name.status]).toEqual([403, 403]);
});

const clicked = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };

it('a link on another page leads to the panel', async () => {
  const { url } = await start();

  const reply = await ask(`${url}/panel`, {
    headers: { ...clicked, 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-User': '?1' },
  });

  expect(reply.status).toBe(200);
});

it.each([
  ['/panel', { ...clicked, 'Sec-Fetch-Dest': 'iframe' }],
  ['/panel', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }],
  ['/panel', { ...clicked, 'Sec-Fetch-Dest': 'document', Host: 'evil.example' }],
  ['/panel/panel.js', { ...clicked, 'Sec-Fetch-Dest': 'document' }],
  ['/admin', { ...clicked, 'Sec-Fetch-Dest': 'document' }],
  ['/admin/events', { ...clicked, 'Sec-Fetch-Dest': 'document' }],
])('another page reaches %s by nothing else: %j', async (path, headers) => {
  const { url } = await start();

  expect((await ask(`${url}${path}`, { headers })).status).toBe(403);
});
