import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startTokenEndpoint } from '@phoenix-checkout/test-kit/token-endpoint';
import { createControlledClock } from '../../../../test-support/controlled-clock.js';
import { createRemoteStore } from '../../../../test-support/remote-store.js';
import { phoenixMarket } from '../../provider/index.js';
import { createMemoryStore, type TokenStore } from '../../store/index.js';
import { createTokenManager } from '../token-manager.js';

const MINUTE = 60_000;

/** Managers of one client with clocks of their own, on a store with another one. */
async function startFleet() {
  const endpoint = await startTokenEndpoint();
  onTestFinished(() => endpoint.stop());
  const state = { storeMs: 1_000_000 };
  const memory = createMemoryStore(() => state.storeMs);
  const store: TokenStore = { ...memory, inProcess: false };
  const clock = createControlledClock();
  const join = (over: Partial<TokenStore> = {}) =>
    createTokenManager({
      provider: phoenixMarket({
        clientId: 'partner',
        clientSecret: 'a fleet secret',
        tokenUrl: endpoint.url,
      }),
      store: { ...store, ...over },
      clock,
      random: () => 0,
    });
  const pass = (ms: number) => {
    state.storeMs += ms;
    clock.advance(ms);
  };
  return { endpoint, state, store, clock, join, pass };
}

/** A store that remembers the bytes that were written. */
function recording(store: TokenStore) {
  const written: { key: string; bytes: Uint8Array }[] = [];
  const write: TokenStore['write'] = (key, lease, bytes, validForMs) => {
    written.push({ key, bytes });
    return store.write(key, lease, bytes, validForMs);
  };
  return { written, write };
}

/** Puts a record back as whoever may write to the store can: with new times around the same bytes. */
async function putBack(store: TokenStore, key: string, bytes: Uint8Array): Promise<void> {
  const { lease } = await store.acquire(key, 1000);
  if (!lease) throw new Error('Somebody has the lease.');
  await store.write(key, lease, bytes, 3_600_000);
  await store.release(key, lease);
}

describe('a record that somebody puts back with new times', () => {
  test('brings no token back that is over', async () => {
    const { endpoint, store, join, pass } = await startFleet();
    const { written, write } = recording(store);
    const first = join({ write });
    await first.getToken();
    await first.stop();
    const [record] = written;

    pass(61 * MINUTE);
    await putBack(store, record?.key ?? '', record?.bytes ?? new Uint8Array());

    await expect(join().getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test('prolongs no token', async () => {
    const { endpoint, store, join, pass } = await startFleet();
    const { written, write } = recording(store);
    const first = join({ write });
    await first.getToken();
    await first.stop();
    const [record] = written;

    pass(20 * MINUTE);
    await putBack(store, record?.key ?? '', record?.bytes ?? new Uint8Array());

    await expect(join().getToken()).resolves.toMatchObject({
      accessToken: 'token-1',
      expiresIn: 2400,
    });
    expect(endpoint.arrivals).toHaveLength(1);
  });
});

test("a record counts on the store's clock, not on those of the processes", async () => {
  const { join, clock, state } = await startFleet();
  const first = join();
  await first.getToken();
  await first.stop();

  clock.setWall(-300 * MINUTE);
  state.storeMs += 10 * MINUTE;

  await expect(join().getToken()).resolves.toMatchObject({
    accessToken: 'token-1',
    expiresIn: 3000,
  });
});

test('a record from before the clock of the store was set back does not count', async () => {
  const { endpoint, join, state } = await startFleet();
  const first = join();
  await first.getToken();
  await first.stop();

  state.storeMs -= MINUTE;

  await expect(join().getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
  expect(endpoint.arrivals).toHaveLength(2);
});

describe('the time limit of a request', () => {
  const provide = (timeoutMs: number) =>
    phoenixMarket({ clientId: 'partner', clientSecret: 'a fleet secret', timeoutMs });

  test('is invalid_config where others would wait for it longer than a lease lasts', () => {
    expect(() =>
      createTokenManager({ provider: provide(11_001), store: createRemoteStore() }),
    ).toThrow(
      expect.objectContaining({
        code: 'invalid_config',
        message: expect.stringContaining('timeoutMs must be 11000 at most'),
      }),
    );
  });

  test('may be longer without a store, and as long as a lease with one', () => {
    expect(createTokenManager({ provider: provide(120_000) })).toHaveProperty('getToken');
    const shared = createTokenManager({ provider: provide(11_000), store: createRemoteStore() });
    expect(shared).toHaveProperty('getToken');
  });
});

test('eleven callers may share a signal without a warning', async () => {
  const { join } = await startFleet();
  const warned = vi.fn<(warning: Error) => void>();
  process.on('warning', warned);
  onTestFinished(() => void process.off('warning', warned));
  const { signal } = new AbortController();
  const manager = join();

  await Promise.all(Array.from({ length: 11 }, () => manager.getToken({ signal })));
  await new Promise((resolve) => void setImmediate(resolve));

  expect(warned).not.toHaveBeenCalled();
});
