import { createServer, type AddressInfo } from 'node:net';
import { isPhoenixError } from '@phoenix-checkout/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phoenixMarket } from './phoenix-market.js';
import { phoenixWallet } from './phoenix-wallet.js';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import {
  rubbish,
  startHostileUpstream,
  type HostileUpstream,
} from '../../../test-support/hostile-upstream.js';
import { startTokenEndpoint } from '@phoenix-checkout/test-kit/token-endpoint';
import type { TokenEvent } from '../manager/status/token-event.js';
import { createTokenManager } from '../manager/token-manager.js';
import type { TokenProvider } from './token-provider.js';

const clientSecret = 'S3cret/+value&with=marks-9c1e5b2d';
let upstream: HostileUpstream;

beforeAll(async () => {
  upstream = await startHostileUpstream();
});
afterAll(() => upstream.stop());

const dialects: [string, (tokenUrl: string, timeoutMs: number) => TokenProvider][] = [
  [
    'phoenixMarket',
    (tokenUrl, timeoutMs) => phoenixMarket({ clientId: 'id', clientSecret, tokenUrl, timeoutMs }),
  ],
  [
    'phoenixWallet',
    (tokenUrl, timeoutMs) =>
      phoenixWallet({ clientId: 'id', clientSecret, tokenUrl, timeoutMs, scopes: ['a:b'] }),
  ],
];

async function failOn(provider: TokenProvider) {
  const events: TokenEvent[] = [];
  const manager = createTokenManager({ provider, onEvent: (event) => events.push(event) });
  const began = performance.now();
  const error: unknown = await manager.getToken().catch((thrown: unknown) => thrown);
  return { error, events, manager, tookMs: performance.now() - began };
}

describe.each(dialects)('%s', (_, provide) => {
  test.each(rubbish)('$name: $code', async ({ name, code }) => {
    const timeoutMs = code === 'upstream_timeout' ? 300 : 5000;
    const provider = provide(upstream.url(name), timeoutMs);

    const { error, events, manager, tookMs } = await failOn(provider);

    expect(error).toSatisfy(isPhoenixError);
    expect(error).toMatchObject({ code });
    expect(error).not.toHaveProperty('cause');
    expect(tookMs).toBeLessThan(timeoutMs + 1000);
    expect(events).toEqual([expect.objectContaining({ type: 'mint_failed', error })]);
    for (const shown of [error, events, manager, manager.status(), provider]) {
      expectNoSecrets(shown, [clientSecret]);
    }
  });
});

test('a refused connection is upstream_unavailable, with the reason', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => void server.close(resolve));

  const { error } = await failOn(
    phoenixMarket({ clientId: 'id', clientSecret, tokenUrl: `http://127.0.0.1:${port}/` }),
  );

  expect(error).toMatchObject({
    code: 'upstream_unavailable',
    message: expect.stringContaining('(ECONNREFUSED)'),
  });
});

test('a name that DNS does not know is upstream_unavailable', async () => {
  const { error } = await failOn(
    phoenixMarket({
      clientId: 'id',
      clientSecret,
      tokenUrl: 'https://phoenix.invalid/oauth/token',
    }),
  );

  expect(error).toMatchObject({ code: 'upstream_unavailable' });
});

test('an https endpoint that does not speak TLS is upstream_unavailable', async () => {
  const tokenUrl = upstream.url('nothing').replace('http:', 'https:');

  const { error } = await failOn(
    phoenixMarket({ clientId: 'id', clientSecret, tokenUrl, timeoutMs: 1000 }),
  );

  expect(error).toMatchObject({
    code: expect.stringMatching(/^upstream_(unavailable|timeout)$/),
  });
});

describe('redirects', () => {
  test.each([301, 302, 303, 307, 308])('%i is not followed', async (status) => {
    const target = await startTokenEndpoint();
    const from = await startTokenEndpoint((res) =>
      res.writeHead(status, { Location: target.url }).end(),
    );

    const { error } = await failOn(
      phoenixMarket({ clientId: 'id', clientSecret, tokenUrl: from.url }),
    );

    expect(error).toMatchObject({ code: 'upstream_invalid_response' });
    expect(target.arrivals).toEqual([]);
    await Promise.all([from.stop(), target.stop()]);
  });
});

test('a fetch that ignores its signal and throws the request away is bounded and quoted by nobody', async () => {
  const never = phoenixMarket({
    clientId: 'id',
    clientSecret,
    timeoutMs: 50,
    fetch: () => new Promise(() => {}),
  });
  const leaking = phoenixMarket({
    clientId: 'id',
    clientSecret,
    fetch: (_, init) => Promise.reject(Object.assign(new Error(String(init?.body)), { init })),
  });

  const slow = await failOn(never);
  const loud = await failOn(leaking);

  expect(slow.error).toMatchObject({ code: 'upstream_timeout' });
  expect(loud.error).toMatchObject({ code: 'upstream_unavailable' });
  expectNoSecrets(loud.error, [clientSecret]);
});
