import { describe, expect, it } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { startService } from '../../test-support/start-service.js';

const shop = 'https://shop.example';

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
