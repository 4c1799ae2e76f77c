import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { startTokenEndpoint } from '@phoenix-checkout/test-kit/token-endpoint';
import { createTokenManager } from '../manager/index.js';
import { phoenixMarket } from './phoenix-market.js';
import { phoenixWallet } from './phoenix-wallet.js';

async function startEndpoint() {
  const endpoint = await startTokenEndpoint();
  onTestFinished(() => endpoint.stop());
  return endpoint;
}

test('functions are asked at the first mint, and not while modules load', async () => {
  const { url: tokenUrl, arrivals } = await startEndpoint();
  const clientId = vi.fn<() => string>(() => 'my id');
  const clientSecret = vi.fn<() => Promise<string>>(async () => 'a secret of the test');
  const scopes = vi.fn<() => Promise<string[]>>(async () => ['wallets:read']);
  const manager = createTokenManager({
    provider: phoenixWallet({ clientId, clientSecret, scopes, tokenUrl }),
  });
  for (const option of [clientId, clientSecret, scopes]) expect(option).not.toHaveBeenCalled();

  await manager.getToken();
  await manager.invalidate();
  await manager.getToken();

  expect(new URLSearchParams(arrivals[0]?.body).get('client_id')).toBe('my id');
  expect(new URLSearchParams(arrivals[0]?.body).get('scope')).toBe('wallets:read');
  expect(clientId).toHaveBeenCalledTimes(1);
  expect(scopes).toHaveBeenCalledTimes(1);
  expect(clientSecret).toHaveBeenCalledTimes(2);
});

describe('a function that gives nothing', () => {
  test.each([
    ['clientId', () => undefined],
    ['clientId', async () => ''],
    ['clientSecret', () => undefined],
    ['scopes', async () => []],
    ['scopes', () => undefined],
  ])('is invalid_config of that request, and is asked again (%s)', async (name, give) => {
    const { url: tokenUrl, arrivals } = await startEndpoint();
    const good: Record<string, unknown> = {
      clientId: 'my id',
      clientSecret: 'a secret of the test',
      scopes: ['wallets:read'],
    };
    const option = vi.fn<() => unknown>(give);
    const manager = createTokenManager({
      // @ts-expect-error: a function of anything
      provider: phoenixWallet({ ...good, tokenUrl, [name]: option }),
    });

    const error = await failure(manager.getToken());
    option.mockImplementation(() => good[name]);
    const token = await manager.getToken();

    expect(error).toMatchObject({
      code: 'invalid_config',
      message: `The ${name} function returned nothing: is its environment variable set where this process runs?`,
    });
    expect(token).toMatchObject({ accessToken: 'token-1' });
    expect(arrivals).toHaveLength(1);
  });
});

test.each([
  ['throws', () => Promise.reject(new Error('vault: token s.abc is not allowed'))],
  ['returns a line break at the end', () => 'my id\n'],
  ['returns a number', () => 42],
  ['never returns', () => new Promise(() => {})],
])('a clientId function that %s is secret_unavailable', async (_, broken) => {
  const { url: tokenUrl } = await startEndpoint();
  const manager = createTokenManager({
    provider: phoenixMarket({
      clientId: broken as () => string,
      clientSecret: 'a secret of the test',
      tokenUrl,
      timeoutMs: 500,
    }),
  });

  const error = await failure(manager.getToken());

  expect(error).toMatchObject({
    code: 'secret_unavailable',
    message: expect.stringContaining('clientId'),
  });
  expect(String(error)).not.toContain('s.abc');
  expect(error).not.toHaveProperty('cause');
});
