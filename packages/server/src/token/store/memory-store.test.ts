import { expect, test } from 'vitest';
import { createMemoryStore } from './memory-store.js';
import type { StoreLease } from './token-store.js';

const bytes = new Uint8Array([1, 2, 3]);

function start() {
  let at = 0;
  const store = createMemoryStore(() => at);
  return {
    store,
    pass: (ms: number) => (at += ms),
    async acquire(leaseMs = 1000): Promise<StoreLease> {
      const { lease } = await store.acquire('key', leaseMs);
      if (!lease) throw new Error('Somebody else has the lease.');
      return lease;
    },
  };
}

test('a record is good until its time is up', async () => {
  const { store, acquire, pass } = start();
  await expect(store.write('key', await acquire(), bytes, 500)).resolves.toBe(true);

  pass(400);
  await expect(store.read('key')).resolves.toEqual({
    record: { bytes, remainingMs: 100, nowMs: 400 },
    leasedForMs: 600,
  });
  pass(100);

  await expect(store.read('key')).resolves.toEqual({ record: undefined, leasedForMs: 500 });
});

test('its time counts from the lease, not from the write', async () => {
  const { store, acquire, pass } = start();
  const lease = await acquire();

  pass(300);
  await store.write('key', lease, bytes, 500);

  await expect(store.read('key')).resolves.toMatchObject({ record: { remainingMs: 200 } });
});

test('one holder has the lease until it is released or over', async () => {
  const { store, acquire, pass } = start();
  const first = await acquire(1000);

  await expect(store.acquire('key', 1000)).resolves.toEqual({
    record: undefined,
    leasedForMs: 1000,
  });
  await store.release('key', first);
  const second = await acquire(1000);
  pass(1000);
  const third = await acquire(1000);

  expect(second.fence).toBeGreaterThan(first.fence);
  expect(third.fence).toBeGreaterThan(second.fence);
});

test('a holder whose lease was given on may neither write nor release', async () => {
  const { store, acquire, pass } = start();
  const late = await acquire(1000);
  pass(1000);
  const heir = await acquire(1000);
  await store.write('key', heir, bytes, 5000);

  await expect(store.write('key', late, new Uint8Array([9]), 5000)).resolves.toBe(false);
  await store.release('key', late);

  await expect(store.read('key')).resolves.toMatchObject({ record: { bytes } });
  await expect(store.acquire('key', 1000)).resolves.not.toHaveProperty('lease');
});

test('acquire tells the record of that moment', async () => {
  const { store, acquire } = start();
  const lease = await acquire();
  await store.write('key', lease, bytes, 500);
  await store.release('key', lease);

  await expect(store.acquire('key', 1000)).resolves.toMatchObject({ record: { bytes } });
});

test('keys are apart', async () => {
  const { store, acquire } = start();
  await store.write('key', await acquire(), bytes, 500);

  await expect(store.read('other')).resolves.toEqual({ record: undefined });
  await expect(store.acquire('other', 1000)).resolves.toHaveProperty('lease');
});
