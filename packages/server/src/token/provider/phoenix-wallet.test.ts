import { afterEach, expect, test } from 'vitest';
import { PHOENIX_WALLET_TOKEN_URL, phoenixWallet } from './phoenix-wallet.js';
import {
  grant,
  startTokenEndpoint,
  type TestTokenEndpoint,
} from '@phoenix-checkout/test-kit/token-endpoint';

let endpoint: TestTokenEndpoint | undefined;
afterEach(() => endpoint?.stop());

const options = {
  clientId: 'my id',
  clientSecret: 'sec"ret&+=é',
  scopes: ['wallets:read', 'wallets:write'],
};

test('it posts the documented form and nothing else', async () => {
  endpoint = await startTokenEndpoint(grant({ scope: 'wallets:read' }));
  const provider = phoenixWallet({ ...options, tokenUrl: endpoint.url });

  const token = await provider.requestToken({ secret: await provider.readSecret() });

  const [arrival] = endpoint.arrivals;
  expect(arrival).toMatchObject({ method: 'POST', path: '/oauth/token' });
  expect(arrival?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(Object.fromEntries(new URLSearchParams(arrival?.body))).toEqual({
    grant_type: 'client_credentials',
    client_id: 'my id',
    client_secret: 'sec"ret&+=é',
    scope: 'wallets:read wallets:write',
  });
  expect(token.scope).toEqual(['wallets:read']);
});

test('a reply without a scope means the one that was asked for', async () => {
  endpoint = await startTokenEndpoint(grant({ scope: undefined }));
  const provider = phoenixWallet({ ...options, tokenUrl: endpoint.url });

  const token = await provider.requestToken({ secret: 'x' });

  expect(token.scope).toEqual(['wallets:read', 'wallets:write']);
});

test('without a tokenUrl it asks Phoenix Wallet', async () => {
  expect(PHOENIX_WALLET_TOKEN_URL).toBe('https://auth.phoenixwallet.io/oauth/token');
  expect(await phoenixWallet(options).identity()).toContain(PHOENIX_WALLET_TOKEN_URL);
});

test('it renews 300 s ahead, unless told otherwise', () => {
  expect(phoenixWallet(options).refreshBufferSeconds).toBe(300);
});

test.each([
  [undefined],
  [[]],
  ['wallets:read'],
  [['wallets:read wallets:write']],
  [['']],
  [['a"b']],
  [[7]],
])('scopes may not be %j', (scopes) => {
  // @ts-expect-error: wrong on purpose
  expect(() => phoenixWallet({ ...options, scopes })).toThrow(
    expect.objectContaining({
      code: 'invalid_config',
      message: expect.stringMatching(/^scopes must /),
    }),
  );
});
