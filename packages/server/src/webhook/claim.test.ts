import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ServerError } from '../error/index.js';
import { Claim } from './claim.js';
import { createMemorySeenStore } from './memory-seen-store.js';
import type { SeenStore } from './seen-store.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function start(change: Partial<SeenStore> = {}) {
  const store = createMemorySeenStore(() => performance.now());
  const watched: SeenStore = {
    claim: (...args) => store.claim(...args),
    renew: vi.fn<SeenStore['renew']>((...args) => store.renew(...args)),
    complete: (...args) => store.complete(...args),
    release: (...args) => store.release(...args),
    ...change,
  };
  const onStoreError = vi.fn<(error: ServerError) => void>();
  const claim = new Claim(watched, 'evt_1', onStoreError);
  return { store, claim, renew: watched.renew, onStoreError, taken: await claim.take() };
}

test('holds while its callbacks run, for five minutes at most', async () => {
  const { store, claim, taken } = await start();
  expect(taken).toBeUndefined();

  for (let seconds = 0; seconds < 290; seconds += 10) {
    await pass(10_000);
    if (seconds < 280) expect(await store.claim('evt_1', 1)).toMatchObject({ state: 'busy' });
  }
  expect(claim.signal.aborted).toBe(true);
  await pass(10_000);

  expect(await store.claim('evt_1', 1000)).toMatchObject({ state: 'claimed' });
});

test('is renewed no more once it is completed', async () => {
  const { claim, renew, store } = await start();

  await claim.complete(1_000_000, 'cart-7');
  await pass(60_000);

  expect(renew).not.toHaveBeenCalled();
  expect(await store.claim('evt_1', 1)).toEqual({ state: 'done', externalPartnerId: 'cart-7' });
});

test('aborts its signal when another has taken the event', async () => {
  const { claim } = await start({ renew: () => Promise.resolve(false) });

  await pass(10_000);

  expect(claim.signal.aborted).toBe(true);
});

test('a renewal that fails does not end it', async () => {
  const renew = vi.fn<SeenStore['renew']>(() => Promise.reject(new Error('down')));
  const { claim, store, onStoreError } = await start({ renew });

  await pass(20_500);
  await claim.complete(1_000_000, undefined);

  expect(renew).toHaveBeenCalledTimes(2);
  expect(claim.signal.aborted).toBe(false);
  expect(onStoreError).not.toHaveBeenCalled();
  expect(await store.claim('evt_1', 1)).toEqual({ state: 'done' });
});

test('is free again 30 s after its process was killed', async () => {
  const { store } = await start({ renew: () => new Promise(() => {}) });

  await pass(29_999);
  expect(await store.claim('evt_1', 1)).toMatchObject({ state: 'busy' });
  await pass(1);

  expect(await store.claim('evt_1', 1)).toMatchObject({ state: 'claimed' });
});

test('a late completion of one who lost its claim changes nothing', async () => {
  const { store, claim } = await start({ renew: () => new Promise(() => {}) });
  await pass(30_000);
  expect(await store.claim('evt_1', 60_000)).toMatchObject({ state: 'claimed' });

  await claim.complete(1_000_000, 'late');

  expect(await store.claim('evt_1', 1)).toMatchObject({ state: 'busy' });
});
