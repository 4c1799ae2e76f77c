import { describe, expect, it, test } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { startService } from '../../test-support/start-service.js';

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
      hosts: 'loopback names and token.internal; add others with PHOENIX_ALLOWED_HOSTS',
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
