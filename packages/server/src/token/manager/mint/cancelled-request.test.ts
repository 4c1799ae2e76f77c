import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as timers from '../../../time/timers.js';
import { createTokenManager } from '../token-manager.js';
import type { TokenProvider } from '../../provider/token-provider.js';

/** The first request to the endpoint never comes back, the others answer at once. */
function provideAfterSilence() {
  let requests = 0;
  const provider: TokenProvider = {
    name: 'test',
    refreshBufferSeconds: 300,
    timeoutMs: 10_000,
    identity: () => 'test',
    readSecret: () => Promise.resolve('secret'),
    async requestToken() {
      requests += 1;
      if (requests === 1) await new Promise(() => {});
      return { accessToken: `token-${requests}`, scope: [], expiresInSeconds: 3600 };
    },
  };
  return { provider, requests: () => requests };
}

/** As Workers do it to a request whose client has left: no timer and no I/O of it ever comes back. */
function startCancelled<T>(work: () => Promise<T>): Promise<T> {
  const every = vi.spyOn(timers, 'everyMs').mockReturnValue(() => {});
  const cancelled = work();
  every.mockRestore();
  return cancelled;
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

test('who waits for a request that was cancelled mints anew within two seconds', async () => {
  const { provider, requests } = provideAfterSilence();
  const manager = createTokenManager({ provider });
  void startCancelled(() => manager.getToken());
  const others = Promise.all([manager.getToken(), manager.getToken(), manager.getToken()]);

  await vi.advanceTimersByTimeAsync(2000);

  await expect(others).resolves.toMatchObject([
    { accessToken: 'token-2' },
    { accessToken: 'token-2' },
    { accessToken: 'token-2' },
  ]);
  expect(requests()).toBe(2);
});

test('who comes later does not wait at all', async () => {
  const { provider } = provideAfterSilence();
  const manager = createTokenManager({ provider });
  void startCancelled(() => manager.getToken());
  await vi.advanceTimersByTimeAsync(6000);

  const later = manager.getToken();
  await vi.advanceTimersByTimeAsync(1);

  await expect(later).resolves.toMatchObject({ accessToken: 'token-2' });
});

test('a renewal that was cancelled is begun again by a later caller', async () => {
  const { provider, requests } = provideAfterSilence();
  const state = { first: true };
  const manager = createTokenManager({
    random: () => 0,
    provider: {
      ...provider,
      async requestToken(options) {
        if (!state.first) return provider.requestToken(options);
        state.first = false;
        return { accessToken: 'token-0', scope: [], expiresInSeconds: 3600 };
      },
    },
  });
  await manager.getToken();
  await vi.advanceTimersByTimeAsync(56 * 60_000);
  await startCancelled(() => manager.getToken());
  await vi.advanceTimersByTimeAsync(6000);

  await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-0' });
  await vi.advanceTimersByTimeAsync(1);

  await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
  expect(requests()).toBe(2);
});
