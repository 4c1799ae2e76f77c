import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { pause } from '../../../time/index.js';
import { memoryStore } from '../../store/memory-store.js';
import { phoenixMarket } from '../../provider/phoenix-market.js';
import { expectNoSecrets } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { createRemoteStore } from '../../../../test-support/remote-store.js';
import { failure } from '@phoenix-checkout/test-kit/failure';
import {
  after,
  grant,
  refuse,
  startTokenEndpoint,
} from '@phoenix-checkout/test-kit/token-endpoint';
import type { TokenEvent } from '../status/token-event.js';
import { createTokenManager } from '../token-manager.js';
import type { TokenManagerOptions } from '../token-manager-options.js';
import type { StoredRecord, TokenStore } from '../../store/token-store.js';

/** Several managers of one client, as in several processes, before one endpoint. */
async function startFleet(store: TokenStore, answer = grant()) {
  const endpoint = await startTokenEndpoint(answer);
  onTestFinished(() => endpoint.stop());
  const events: TokenEvent[] = [];
  const join = (options: Partial<TokenManagerOptions> = {}, clientSecret = 'a fleet secret') => {
    const manager = createTokenManager({
      provider: phoenixMarket({
        clientId: 'partner',
        clientSecret,
        tokenUrl: endpoint.url,
        timeoutMs: 1000,
      }),
      store,
      onEvent: (event) => events.push(event),
      ...options,
    });
    onTestFinished(() => manager.stop());
    return manager;
  };
  return { endpoint, events, join };
}

/** A store that answers one call after another, each after a while, and tells when it did if it is to. */
function createQueueingStore(eachMs: number, tellsAnswers: boolean): TokenStore {
  const store = createRemoteStore();
  let last: Promise<unknown> = Promise.resolve();
  let answeredAt: number | undefined;
  const inTurn = <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    const answer = last.then(() => pause(eachMs)).then(call);
    last = answer.finally(() => (answeredAt = performance.now()));
    return answer;
  };
  return {
    ...store,
    ...(tellsAnswers && { answeredAt: () => answeredAt }),
    read: (...args) => inTurn(() => store.read(...args)),
    acquire: (...args) => inTurn(() => store.acquire(...args)),
  };
}

test.each([
  ['tells that it answers others is not lost: one mints for all', true],
  ['tells nothing is lost after half a second: who waits longer mints alone', false],
])('a store with a queue of a second that %s', async (_, tellsAnswers) => {
  const { endpoint, join } = await startFleet(createQueueingStore(130, tellsAnswers));
  const managers = Array.from({ length: 8 }, () => join());

  await Promise.all(managers.map((manager) => manager.getToken()));

  expect(endpoint.arrivals.length === 1).toBe(tellsAnswers);
});

describe.each([
  ['memoryStore', memoryStore],
  ['a store that is not in this process', createRemoteStore],
])('with %s', (_, createStore) => {
  test('eight cold managers mint once', async () => {
    const { endpoint, join } = await startFleet(createStore(), after(100, grant()));
    const managers = Array.from({ length: 8 }, () => join());

    const tokens = await Promise.all(managers.map((manager) => manager.getToken()));

    expect(tokens).toMatchObject(
      Array.from({ length: 8 }, () => ({ accessToken: 'token-1', scope: ['iframe'] })),
    );
    expect(endpoint.arrivals).toHaveLength(1);
  });

  test('a manager that starts later takes the token that is there', async () => {
    const { endpoint, events, join } = await startFleet(createStore());
    await join().getToken();

    const token = await join().getToken();

    expect(token.accessToken).toBe('token-1');
    expect(token.expiresIn).toBeGreaterThan(3590);
    expect(token.expiresIn).toBeLessThanOrEqual(3600);
    expect(endpoint.arrivals).toHaveLength(1);
    expect(events.map((event) => event.type)).toEqual(['token_minted', 'token_adopted']);
  });

  test('at a renewal one mints and the others take its token', async () => {
    const { endpoint, join } = await startFleet(createStore(), grant({ expires_in: 3 }));
    const managers = Array.from({ length: 4 }, () => join());
    for (const manager of managers) manager.start();

    await vi.waitFor(() => expect(endpoint.arrivals.length).toBe(3), { timeout: 10_000 });
    const mints = managers.map((manager) => manager.status().mints);
    const tokens = await Promise.all(managers.map((manager) => manager.getToken()));

    expect(mints.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(3);
    expect(tokens.every((token) => token.expiresIn >= 1)).toBe(true);
  });

  test('an invalidated token is not taken from the store again', async () => {
    const { endpoint, join } = await startFleet(createStore());
    const [one, other] = [join(), join()];
    await one.getToken();
    const { accessToken } = await other.getToken();

    await other.invalidate(accessToken);

    await expect(other.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
    await one.invalidate(accessToken);
    await expect(one.getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test('a failed mint gives the lease back at once', async () => {
    const { endpoint, join } = await startFleet(createStore(), refuse(500));
    await failure(join().getToken());
    endpoint.answer = grant();
    const began = performance.now();

    await join().getToken();

    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('what lies in a store', () => {
  test('is encrypted, and its key tells nothing', async () => {
    const store = createRemoteStore();
    const answer = grant({ access_token: 'canary-token-1234567' });
    const { join } = await startFleet(store, answer);

    await join({}, 'canary-secret-1234567').getToken();
    await vi.waitFor(() => expect(store.written).toHaveLength(1));

    const [record] = store.written;
    expect(record?.key).toMatch(/^[0-9a-f]{64}$/);
    expectNoSecrets(Buffer.from(record?.bytes ?? []).toString('latin1'), [
      'canary-token-1234567',
      'canary-secret-1234567',
      'partner',
    ]);
  });

  test('can be read with encryptionKeys by those with another secret', async () => {
    const { endpoint, join } = await startFleet(createRemoteStore());
    const encryptionKeys = ['a key that all have'];
    await join({ encryptionKeys }, 'old secret').getToken();

    await join({ encryptionKeys }, 'new secret').getToken();

    expect(endpoint.arrivals).toHaveLength(1);
  });

  test('and cannot be read is minted anew, and overwritten once per renewal period', async () => {
    const store = createRemoteStore();
    const { endpoint, join } = await startFleet(store);
    const [one, other] = [join({}, 'one secret'), join({}, 'other secret')];

    for (let round = 0; round < 3; round += 1) {
      for (const manager of [one, other]) {
        await manager.invalidate();
        await manager.getToken();
      }
    }

    expect(endpoint.arrivals).toHaveLength(6);
    // One overwrites the other's record once and then its own; the other overwrites once.
    expect(store.written).toHaveLength(4);
  });

  test('and is rubbish does no harm', async () => {
    const store = createRemoteStore();
    const { join } = await startFleet(store);
    const manager = join();
    await manager.getToken();
    await vi.waitFor(() => expect(store.calls.at(-1)).toBe('release'));
    for (const { key } of store.written) await store.plant(key, new Uint8Array([1, 2, 3]));

    await expect(join().getToken()).resolves.toMatchObject({ accessToken: 'token-2' });
  });
});

test('stop waits until the store has what was minted', async () => {
  const store = createRemoteStore();
  const { join } = await startFleet(store);
  const manager = join();
  await manager.getToken();

  await manager.stop();

  expect(store.calls.at(-1)).toBe('release');
  expect(store.written).toHaveLength(1);
});

test('stop waits until the store has the lease of a failed mint back', async () => {
  const store = createRemoteStore();
  const { join } = await startFleet(store, refuse(500));
  const manager = join();
  await failure(manager.getToken());

  await manager.stop();

  expect(store.calls.at(-1)).toBe('release');
});

describe('a store that fails', () => {
  test('costs a cold caller no token, and is told in an event without its words', async () => {
    const store = createRemoteStore();
    store.fault = 'fails';
    const { events, join } = await startFleet(store);

    const token = await join().getToken();

    expect(token).toMatchObject({ accessToken: 'token-1' });
    expect(events[0]).toMatchObject({
      type: 'store_failed',
      operation: 'acquire',
      error: { code: 'store_unavailable' },
    });
    expectNoSecrets(events, ['password']);
  });

  test('and hangs delays a cold caller by less than 2 s', async () => {
    const store = createRemoteStore();
    store.fault = 'hangs';
    const { join } = await startFleet(store);
    const began = performance.now();

    await join().getToken();

    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('delays no warm caller', async () => {
    const store = createRemoteStore();
    const { endpoint, join } = await startFleet(store, grant({ expires_in: 3 }));
    const manager = join();
    await manager.getToken();
    store.fault = 'hangs';
    let slowest = 0;

    while (endpoint.arrivals.length < 2) {
      const began = performance.now();
      await manager.getToken();
      slowest = Math.max(slowest, performance.now() - began);
      await new Promise((resolve) => void setTimeout(resolve, 5));
    }

    expect(slowest).toBeLessThan(300);
  });

  test('and comes back is used again', async () => {
    const store = createRemoteStore();
    store.fault = 'fails';
    const { endpoint, join } = await startFleet(store);
    const manager = join();
    await manager.getToken();
    store.fault = undefined;
    await manager.invalidate();
    await manager.getToken();
    await vi.waitFor(() => expect(store.calls.at(-1)).toBe('release'));

    const token = await join().getToken();

    expect(token.accessToken).toBe('token-2');
    expect(endpoint.arrivals).toHaveLength(2);
  });
});

describe('a store that is slow', () => {
  test('gets a lease back that it granted too late', async () => {
    const memory = createRemoteStore();
    let release: unknown[] = [];
    const store: TokenStore = {
      ...memory,
      async acquire(key, leaseMs) {
        const answer = await memory.acquire(key, leaseMs);
        await new Promise((resolve) => void setTimeout(resolve, 700));
        return answer;
      },
      release: (...args) => {
        release = args;
        return memory.release(...args);
      },
    };
    const { join } = await startFleet(store);

    await join().getToken();
    await vi.waitFor(() => expect(memory.calls).toEqual(['acquire', 'release']));

    const [key] = release as [string];
    await expect(memory.acquire(key, 1000)).resolves.toHaveProperty('lease');
  });

  test('and fails in the end is nobodys unhandled rejection', async () => {
    const unhandled = vi.fn<() => void>();
    process.on('unhandledRejection', unhandled);
    const late = vi.fn<() => Promise<never>>(async () => {
      await new Promise((resolve) => void setTimeout(resolve, 600));
      throw new Error('too late');
    });
    const { join } = await startFleet({ ...createRemoteStore(), read: late, acquire: late });
    await join().getToken();

    await Promise.allSettled(late.mock.results.map(({ value }) => value));
    await new Promise((resolve) => void setTimeout(resolve, 20));

    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });
});

test('a store whose clock is wrong makes no token live longer than it was made to', async () => {
  const store = createRemoteStore();
  const withLongerRecord = <T extends { record?: StoredRecord | undefined }>(answer: T): T => {
    const { record } = answer;
    return record
      ? { ...answer, record: { ...record, remainingMs: record.remainingMs + 7_200_000 } }
      : answer;
  };
  const { join } = await startFleet({
    ...store,
    async read(key) {
      return withLongerRecord(await store.read(key));
    },
    async acquire(...args) {
      return withLongerRecord(await store.acquire(...args));
    },
  });
  const first = join();
  await first.getToken();
  await first.stop();

  const token = await join().getToken();

  expect(token.accessToken).toBe('token-1');
  expect(token.expiresIn).toBeLessThanOrEqual(3600);
});

describe('while the endpoint is in backoff', () => {
  test('a cold caller gets the token that another manager put there', async () => {
    const { endpoint, join } = await startFleet(
      createRemoteStore(),
      refuse(429, {}, { 'Retry-After': '120' }),
    );
    const one = join();
    await failure(one.getToken());
    endpoint.answer = grant();
    const other = join();
    await other.getToken();
    await other.stop();

    await expect
      .poll(() => one.getToken(), { timeout: 3000 })
      .toMatchObject({ accessToken: 'token-2' });
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test('a manager renews its token in the background from what others put there', async () => {
    const { endpoint, join } = await startFleet(createRemoteStore(), grant({ expires_in: 6 }));
    const [one, other] = [join(), join()];
    await one.getToken();
    const { expiresAt } = await other.getToken();
    endpoint.answer = refuse(429, {}, { 'Retry-After': '120' });
    one.start();
    await vi.waitFor(() => expect(one.status().failures).toBe(1), 5000);

    endpoint.answer = grant({ expires_in: 600 });
    await other.invalidate();
    await other.getToken();
    await vi.waitFor(() => expect(one.status()).toMatchObject({ lifetimeSeconds: 600 }), 5000);

    expect(Date.now()).toBeLessThan(expiresAt - 1000);
    expect(one.status()).toMatchObject({ failures: 1, mints: 1 });
  });

  test('so does one whose secret was refused, if it has the key to the record', async () => {
    const { endpoint, join } = await startFleet(createRemoteStore(), (res, count, arrival) =>
      arrival.body.includes('revoked')
        ? refuse(401, { error: 'invalid_client' })(res, count, arrival)
        : grant()(res, count, arrival),
    );
    const encryptionKeys = ['a key that all have'];
    const one = join({ encryptionKeys }, 'revoked');
    await failure(one.getToken());
    const other = join({ encryptionKeys }, 'the new secret');
    await other.getToken();
    await other.stop();

    await expect
      .poll(() => one.getToken(), { timeout: 3000 })
      .toMatchObject({ accessToken: 'token-2' });
    expect(endpoint.arrivals).toHaveLength(2);
  });

  test('a secret function that fails is in backoff too', async () => {
    const clientSecret = vi.fn<() => string>(() => {
      throw new Error('the vault is sealed');
    });
    const provider = phoenixMarket({ clientId: 'partner', clientSecret });
    const { join } = await startFleet(createRemoteStore());

    join({ provider }).start();
    await new Promise((resolve) => void setTimeout(resolve, 2500));

    expect(clientSecret.mock.calls.length).toBeGreaterThan(1);
    expect(clientSecret.mock.calls.length).toBeLessThan(7);
  });

  test('callers do not hammer the store instead', async () => {
    const store = createRemoteStore();
    const { join } = await startFleet(store, refuse(429, {}, { 'Retry-After': '120' }));
    const manager = join();
    await failure(manager.getToken());
    await manager.stop();
    const before = store.calls.length;

    for (let caller = 0; caller < 200; caller += 1) await failure(manager.getToken());

    expect(store.calls.length - before).toBeLessThan(20);
  });
});

test('a holder that never comes back keeps a cold caller for no longer than its lease', async () => {
  const store = createRemoteStore();
  const { endpoint, join } = await startFleet(store);
  const { accessToken } = await join().getToken();
  await vi.waitFor(() => expect(store.calls.at(-1)).toBe('release'));
  const [record] = store.written;
  const { lease } = await store.acquire(record?.key ?? '', 2000);
  const heir = join();
  await heir.invalidate(accessToken);
  const began = performance.now();

  await heir.getToken();

  expect(lease).toBeDefined();
  expect(performance.now() - began).toBeGreaterThan(1900);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(endpoint.arrivals).toHaveLength(2);
});

test('a manager with a token leaves the work to the holder of the lease', async () => {
  const store = createRemoteStore();
  const { endpoint, join } = await startFleet(store, grant({ expires_in: 4 }));
  const manager = join();
  await manager.getToken();
  await vi.waitFor(() => expect(store.calls.at(-1)).toBe('release'));
  await store.acquire(store.written[0]?.key ?? '', 10_000);
  const before = store.calls.length;

  manager.start();
  await vi.waitFor(() => expect(store.calls.length).toBeGreaterThan(before), 3000);
  await vi.waitFor(() => expect(manager.status().minting).toBe(false));

  // It saw that the lease is taken, and asked for nothing.
  expect(store.calls.slice(before)).toEqual(['read']);
  await expect(manager.getToken()).resolves.toMatchObject({ accessToken: 'token-1' });
  expect(endpoint.arrivals).toHaveLength(1);
});
