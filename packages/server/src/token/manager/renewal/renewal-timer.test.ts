import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ServerError } from '../../../error/index.js';
import { runScript } from '../../../../test-support/run-script.js';
import { startManager } from '../../../../test-support/start-manager.js';
import { after, grant } from '@phoenix-checkout/test-kit/token-endpoint';
import { pause } from '../../../time/index.js';
import { createTokenManager } from '../token-manager.js';
import type { TokenProvider } from '../../provider/token-provider.js';

/** A provider of tokens without I/O, for tests of time alone. */
function provideTokens(lifetimeSeconds: number) {
  const requests: number[] = [];
  const state = { failing: false, tookMs: 0, requests };
  const provider: TokenProvider = {
    name: 'test',
    refreshBufferSeconds: 300,
    timeoutMs: 60_000,
    identity: () => 'test',
    readSecret: () => Promise.resolve('secret'),
    async requestToken() {
      requests.push(Date.now());
      if (state.tookMs > 0) await pause(state.tookMs);
      if (state.failing) throw new ServerError('upstream_unavailable', 'down');
      const accessToken = `token-${requests.length}`;
      return { accessToken, scope: [], expiresInSeconds: lifetimeSeconds };
    },
  };
  return { provider, state };
}

describe('start', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('gets a token and renews it without traffic, at the same distance each time', async () => {
    const { provider, state } = provideTokens(3600);
    const manager = createTokenManager({ provider, random: () => 0 });
    const began = Date.now();

    manager.start();
    await vi.advanceTimersByTimeAsync(3 * 3600_000);

    expect(state.requests.map((at) => Math.round((at - began) / 60_000))).toEqual([
      0, 55, 110, 165,
    ]);
    await manager.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('twice is once', async () => {
    const { provider, state } = provideTokens(3600);
    const manager = createTokenManager({ provider, random: () => 0 });

    manager.start();
    manager.start();
    await vi.advanceTimersByTimeAsync(60 * 60_000);

    expect(state.requests).toHaveLength(2);
    await manager.stop();
  });

  test('goes on trying after failures, and recovers', async () => {
    const { provider, state } = provideTokens(3600);
    state.failing = true;
    const manager = createTokenManager({ provider });

    manager.start();
    await vi.advanceTimersByTimeAsync(60_000);
    const during = state.requests.length;
    state.failing = false;
    await vi.advanceTimersByTimeAsync(6000);

    expect(during).toBeGreaterThan(10);
    expect(during).toBeLessThan(30);
    expect(manager.status()).toMatchObject({ status: 'valid', started: true });
    await manager.stop();
  });

  test('mints at once when the token is invalidated', async () => {
    const { provider, state } = provideTokens(3600);
    const manager = createTokenManager({ provider });
    manager.start();
    await vi.advanceTimersByTimeAsync(10);

    await manager.invalidate();
    await vi.advanceTimersByTimeAsync(10);

    expect(state.requests).toHaveLength(2);
    await manager.stop();
  });

  test('after stop renews again', async () => {
    const { provider, state } = provideTokens(3600);
    const manager = createTokenManager({ provider, random: () => 0 });
    manager.start();
    await vi.advanceTimersByTimeAsync(10);
    await manager.stop();
    await vi.advanceTimersByTimeAsync(120 * 60_000);
    expect(state.requests).toHaveLength(1);

    manager.start();
    await vi.advanceTimersByTimeAsync(10);

    expect(state.requests).toHaveLength(2);
    await manager.stop();
  });

  test('renews early enough after a sleep, though its timer slept too', async () => {
    const { provider, state } = provideTokens(3600);
    let asleepMs = 0;
    const manager = createTokenManager({
      provider,
      random: () => 0,
      clock: { now: () => Date.now() + asleepMs, monotonic: () => performance.now() },
    });
    manager.start();
    await vi.advanceTimersByTimeAsync(60_000);

    asleepMs = 54 * 60_000;
    await vi.advanceTimersByTimeAsync(30_000);

    expect(state.requests).toHaveLength(2);
    await manager.stop();
  });
});

describe('stop, where a request takes long', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('waits for as long as a request may take', async () => {
    const { provider, state } = provideTokens(3600);
    state.tookMs = provider.timeoutMs - 1000;
    const manager = createTokenManager({ provider });
    const ended: string[] = [];
    void manager.getToken().then(() => ended.push('the caller has a token'));
    await vi.advanceTimersByTimeAsync(10);

    void manager.stop().then(() => ended.push('stopped'));
    await vi.advanceTimersByTimeAsync(state.tookMs - 1000);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);

    expect(ended).toEqual(['the caller has a token', 'stopped']);
  });

  test('ends nevertheless, where a request never does', async () => {
    const { provider } = provideTokens(3600);
    const hanging = { ...provider, requestToken: () => new Promise<never>(() => {}) };
    const manager = createTokenManager({ provider: hanging });
    manager.getToken().catch(() => {});
    await vi.advanceTimersByTimeAsync(10);
    let isStopped = false;

    void manager.stop().then(() => (isStopped = true));
    await vi.advanceTimersByTimeAsync(10 * provider.timeoutMs);

    expect(isStopped).toBe(true);
  });
});

test('a started manager does not spin while it waits for the endpoint', async () => {
  let looks = 0;
  const { endpoint, provider } = await startManager({ answer: grant({ expires_in: 2 }) });
  const manager = createTokenManager({
    provider,
    clock: {
      now() {
        looks += 1;
        return Date.now();
      },
      monotonic: () => performance.now(),
    },
  });
  manager.start();
  await manager.getToken();
  endpoint.answer = after(600, grant());
  await vi.waitFor(() => expect(endpoint.arrivals).toHaveLength(2), 3000);
  looks = 0;

  await vi.waitFor(() => expect(manager.status().mints).toBe(2), { timeout: 3000, interval: 200 });

  expect(looks).toBeLessThan(60);
  await manager.stop();
});

describe('stop', () => {
  test('ends a request that nobody waits for', async () => {
    const { endpoint, events, manager } = await startManager({ answer: after(5000, grant()) });
    manager.start();
    await vi.waitFor(() => expect(endpoint.arrivals).toHaveLength(1));
    const began = performance.now();

    await manager.stop();

    expect(performance.now() - began).toBeLessThan(1000);
    expect(events).toEqual([]);
  });

  test('waits for a request that a caller waits for', async () => {
    const { endpoint, manager } = await startManager({ answer: after(100, grant()) });
    manager.start();
    const token = manager.getToken();
    await vi.waitFor(() => expect(endpoint.arrivals).toHaveLength(1));

    await manager.stop();

    await expect(token).resolves.toMatchObject({ accessToken: 'token-1' });
    expect(endpoint.arrivals).toHaveLength(1);
  });

  test('leaves getToken working', async () => {
    const { manager } = await startManager();
    manager.start();
    await manager.stop();

    await expect(manager.getToken()).resolves.toHaveProperty('accessToken');
    expect(manager.status()).toMatchObject({ started: false });
  });
});

describe('a script with nothing else to do', () => {
  test.each([
    [
      'whose secret function hangs',
      'clientSecret: () => new Promise(() => {}), timeoutMs: 300',
      '',
      'secret_unavailable',
    ],
    [
      'whose store hangs',
      "clientSecret: 'a secret of the test'",
      'store: { read: hang, acquire: hang, write: hang, release: hang },',
      'a token',
    ],
    [
      'whose endpoint hangs',
      "clientSecret: 'a secret of the test', timeoutMs: 300, fetch: hang",
      '',
      'upstream_timeout',
    ],
  ])('%s waits until the time limit', async (_, options, store, outcome) => {
    const { endpoint } = await startManager();
    const program = `
      import { createTokenManager, phoenixMarket } from 'src/index.ts';
      const hang = () => new Promise(() => {});
      const tokenUrl = ${JSON.stringify(endpoint.url)};
      const provider = phoenixMarket({ clientId: 'id', tokenUrl, ${options} });
      const manager = createTokenManager({ ${store} provider });
      console.log(await manager.getToken().then(() => 'a token', (error) => error.code));
      await manager.stop();
      console.log('stopped');
    `;
    const { stdout } = await runScript(program);

    expect(stdout).toBe(`${outcome}\nstopped\n`);
  });
});

describe('a process', () => {
  test.each([
    ['with a started manager', 'manager.start(); await manager.getToken();'],
    [
      'whose manager was stopped',
      'manager.start(); await manager.getToken(); await manager.stop();',
    ],
    ['that only asked once', 'await manager.getToken();'],
  ])('%s ends by itself, without a warning', async (_, use) => {
    const { endpoint } = await startManager();
    const program = `
      import { createTokenManager, phoenixMarket } from 'src/index.ts';
      const provider = phoenixMarket({
        clientId: 'id', clientSecret: 'a secret of the test', tokenUrl: ${JSON.stringify(endpoint.url)},
      });
      const manager = createTokenManager({ provider });
      ${use}
      console.log(manager.status().status);
    `;
    const { stdout, stderr } = await runScript(program);

    expect(stdout.trim()).toBe('valid');
    expect(stderr).toBe('');
  });
});
