import { afterEach, expect, test, vi } from 'vitest';
import { PHOENIX_MARKET_TOKEN_URL, phoenixMarket } from './phoenix-market.js';
import {
  startTokenEndpoint,
  type TestTokenEndpoint,
} from '@phoenix-checkout/test-kit/token-endpoint';

let endpoint: TestTokenEndpoint | undefined;
afterEach(() => endpoint?.stop());

const credentials = { clientId: 'my id', clientSecret: 'sec"ret&+' };

test('it posts the documented JSON and nothing else', async () => {
  endpoint = await startTokenEndpoint();
  const provider = phoenixMarket({ ...credentials, tokenUrl: endpoint.url });

  const token = await provider.requestToken({ secret: await provider.readSecret() });

  const [arrival] = endpoint.arrivals;
  expect(arrival).toMatchObject({ method: 'POST', path: '/oauth/token' });
  expect(arrival?.headers['content-type']).toBe('application/json');
  expect(JSON.parse(arrival?.body ?? '')).toEqual({
    grant_type: 'client_credentials',
    client_id: 'my id',
    client_secret: 'sec"ret&+',
  });
  expect(token).toEqual({ accessToken: 'token-1', scope: ['iframe'], expiresInSeconds: 3600 });
});

test('without a tokenUrl it asks Phoenix Market', async () => {
  const asked: string[] = [];
  const provider = phoenixMarket({
    ...credentials,
    fetch: (input) => {
      asked.push(String(input));
      return Promise.reject(new TypeError('offline'));
    },
  });

  await provider.requestToken({ secret: 'x' }).catch(() => {});

  expect(asked).toEqual([PHOENIX_MARKET_TOKEN_URL]);
  expect(PHOENIX_MARKET_TOKEN_URL).toBe('https://api.phoenix.market/oauth/token');
});

test('it leaves no listener on the signal it is given', async () => {
  endpoint = await startTokenEndpoint();
  const { signal } = new AbortController();
  const add = vi.spyOn(signal, 'addEventListener');
  const remove = vi.spyOn(signal, 'removeEventListener');
  const provider = phoenixMarket({ ...credentials, tokenUrl: endpoint.url });

  await provider.requestToken({ secret: 'x', signal });

  expect(add).toHaveBeenCalledTimes(1);
  expect(remove).toHaveBeenCalledTimes(1);
});

test('a signal ends the request, also one that has ended before', async () => {
  endpoint = await startTokenEndpoint(() => {});
  const provider = phoenixMarket({ ...credentials, tokenUrl: endpoint.url });
  const controller = new AbortController();
  const asked = provider.requestToken({ secret: 'x', signal: controller.signal });

  controller.abort();

  await expect(asked).rejects.toMatchObject({ code: 'aborted' });
  await expect(
    provider.requestToken({ secret: 'x', signal: controller.signal }),
  ).rejects.toMatchObject({ code: 'aborted' });
});

test('it renews 1800 s ahead, unless told otherwise', () => {
  expect(phoenixMarket(credentials).refreshBufferSeconds).toBe(1800);
});

test('http is for this machine only', () => {
  for (const tokenUrl of [
    'http://localhost:4100/oauth/token',
    'http://sandbox.localhost/oauth/token',
    'http://127.0.0.1/oauth/token',
    'http://[::1]:4100/oauth/token',
    new URL('https://staging.example/oauth/token'),
  ]) {
    expect(() => phoenixMarket({ ...credentials, tokenUrl })).not.toThrow();
  }
  for (const tokenUrl of [
    'http://api.phoenix.market/oauth/token',
    'http://localhost.evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://10.0.0.1/',
    'ftp://localhost/',
    'https://user:pass@api.phoenix.market/',
    'https://api.phoenix.market/#x',
    '/oauth/token',
    '',
  ]) {
    expect(() => phoenixMarket({ ...credentials, tokenUrl })).toThrow(
      expect.objectContaining({
        code: 'invalid_config',
        message: expect.stringContaining('tokenUrl'),
      }),
    );
  }
});

test.each([
  ['clientId', { clientId: '' }],
  ['clientId', { clientId: 5 }],
  ['clientSecret', { clientSecret: undefined }],
  ['clientSecret', { clientSecret: '' }],
  ['clientSecret', { clientSecret: 'from-a-file\n' }],
  ['clientSecret', { clientSecret: { value: 'x' } }],
  ['timeoutMs', { timeoutMs: 0 }],
  ['timeoutMs', { timeoutMs: Number.NaN }],
  ['timeoutMs', { timeoutMs: '10' }],
  ['fetch', { fetch: 'node-fetch' }],
])('a wrong %s is named, with what is expected (%j)', (name, wrong) => {
  // @ts-expect-error: wrong on purpose
  expect(() => phoenixMarket({ ...credentials, ...wrong })).toThrow(
    expect.objectContaining({
      code: 'invalid_config',
      message: expect.stringMatching(new RegExp(`^${name} must `)),
    }),
  );
});

test('no options at all are invalid_config too', () => {
  // @ts-expect-error: wrong on purpose
  expect(() => phoenixMarket()).toThrow(expect.objectContaining({ code: 'invalid_config' }));
});
