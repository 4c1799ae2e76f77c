import { buildCheckoutUrl } from '@phoenix-checkout/core';
import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_WALLET_CLIENT_ID,
  SANDBOX_WALLET_CLIENT_SECRET,
} from '@phoenix-checkout/sandbox';
import { startSandbox, type RunningSandbox } from '@phoenix-checkout/sandbox/node';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createNodeTokenListener } from '../endpoint/node/node-token-listener.js';
import { phoenixMarket } from './phoenix-market.js';
import { phoenixWallet } from './phoenix-wallet.js';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { createTokenManager } from '../manager/token-manager.js';

const timeoutMs = 1000;
let phoenix: RunningSandbox;

beforeAll(async () => {
  phoenix = await startSandbox();
  // Its first wallet token waits until it has made itself a key.
  await createTokenManager({
    provider: wallet(SANDBOX_WALLET_CLIENT_SECRET, undefined, 10_000),
  }).getToken();
  phoenix.sandbox.reset();
});
afterAll(() => phoenix.stop());
afterEach(() => phoenix.sandbox.reset());

const market = (clientSecret = SANDBOX_CLIENT_SECRET) =>
  phoenixMarket({
    clientId: SANDBOX_CLIENT_ID,
    clientSecret,
    tokenUrl: phoenix.tokenUrl,
    timeoutMs,
  });
const wallet = (
  clientSecret = SANDBOX_WALLET_CLIENT_SECRET,
  scopes = ['wallets:read'],
  limitMs = timeoutMs,
) =>
  phoenixWallet({
    clientId: SANDBOX_WALLET_CLIENT_ID,
    clientSecret,
    scopes,
    tokenUrl: phoenix.tokenUrl,
    timeoutMs: limitMs,
  });

describe.each([
  { name: 'phoenixMarket', provide: market, scope: ['iframe'] },
  { name: 'phoenixWallet', provide: wallet, scope: ['wallets:read'] },
])('$name', ({ provide, scope }) => {
  test('gets a token', async () => {
    const token = await createTokenManager({ provider: provide() }).getToken();

    expect(token).toMatchObject({ tokenType: 'Bearer', scope });
    expect(token.accessToken.split('.')).toHaveLength(3);
    expect(token.expiresIn).toBeGreaterThan(3590);
  });

  test('10,000 concurrent cold callers make one call', async () => {
    const manager = createTokenManager({ provider: provide() });

    await Promise.all(Array.from({ length: 10_000 }, () => manager.getToken()));

    expect(phoenix.sandbox.tokenRequests).toBe(1);
  });

  test('a wrong secret is invalid_client, and is not tried again for a while', async () => {
    const wrong = 'a wrong secret 1234567890';
    const manager = createTokenManager({ provider: provide(wrong) });

    for (let caller = 0; caller < 5; caller += 1) {
      const error = await failure(manager.getToken());
      expect(error).toMatchObject({ code: 'invalid_client' });
      expectNoSecrets(error, [wrong]);
    }

    expect(phoenix.sandbox.tokenRequests).toBe(1);
  });

  test.each([
    [{ reply: 500 }, 'upstream_unavailable'],
    [{ reply: 503 }, 'upstream_unavailable'],
    [{ reply: 429 }, 'upstream_rate_limited'],
    [{ reply: 'html' }, 'upstream_invalid_response'],
    [{ reply: 'bad_json' }, 'upstream_invalid_response'],
    [{ reply: 'empty' }, 'upstream_invalid_response'],
    [{ reply: 'reset' }, 'upstream_unavailable'],
    [{ reply: 'hang' }, 'upstream_timeout'],
    [{ delayMs: 5000 }, 'upstream_timeout'],
    [{ reply: 'invalid_client' }, 'invalid_client'],
    [{ reply: 'invalid_scope' }, 'invalid_scope'],
    [{ reply: 'invalid_grant' }, 'invalid_grant'],
    [{ reply: 'unauthorized' }, 'unauthorized'],
    [{ secretRevoked: true }, 'invalid_client'],
  ] as const)('%j is %s', async (fault, code) => {
    phoenix.sandbox.setFaults({ token: fault });

    const error = await failure(createTokenManager({ provider: provide() }).getToken());

    expect(error).toMatchObject({ code });
    expectNoSecrets(error, [SANDBOX_CLIENT_SECRET, SANDBOX_WALLET_CLIENT_SECRET]);
  });

  test('Retry-After is heard', async () => {
    phoenix.sandbox.setFaults({ token: { reply: 429, retryAfterSeconds: 40 } });
    const manager = createTokenManager({ provider: provide() });

    await failure(manager.getToken());

    expect(manager.status()).toMatchObject({ retryInSeconds: 40 });
  });

  test('short-lived tokens are renewed without a caller waiting', async () => {
    phoenix.sandbox.setFaults({ token: { lifetimeSeconds: 3, delayMs: 400 } });
    const manager = createTokenManager({ provider: provide() });
    manager.start();
    await manager.getToken();
    const tokens = new Set<string>();
    let slowest = 0;

    await vi.waitFor(
      async () => {
        const began = performance.now();
        tokens.add((await manager.getToken()).accessToken);
        slowest = Math.max(slowest, performance.now() - began);
        expect(tokens.size).toBe(3);
      },
      { timeout: 8000, interval: 10 },
    );

    expect(slowest).toBeLessThan(300);
    await manager.stop();
  });
});

test('a scope beyond the client is invalid_scope', async () => {
  const provider = wallet(SANDBOX_WALLET_CLIENT_SECRET, ['wallets:destroy']);

  await expect(createTokenManager({ provider }).getToken()).rejects.toMatchObject({
    code: 'invalid_scope',
  });
});

test('the endpoint gives pages a token that opens a checkout', async () => {
  const server = await listen(createNodeTokenListener(createTokenManager({ provider: market() })));

  const reply = JSON.parse((await ask(server.url)).body);
  const checkout = await fetch(
    buildCheckoutUrl({
      address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      amount: 100,
      accessToken: reply.access_token,
      checkoutUrl: phoenix.checkoutUrl,
    }),
  );

  expect(checkout.status).toBe(200);
  await server.stop();
});
