import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { freshKey, takeLease, writeRecord } from '../token/store/store-contract/store-case.js';
import { sentinelClients } from '../../test-support/redis-clients.js';
import { startWatchedRedis, type WatchedRedis } from '../../test-support/redis-sentinel.js';
import { hasRedis } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';
import { redisStore } from './redis-store.js';

describe.skipIf(!hasRedis)('when a replica takes the place of the master', () => {
  let watched: WatchedRedis;
  beforeAll(async () => {
    watched = await startWatchedRedis();
  });
  afterAll(() => watched?.stop());

  test('the stores go on with it, with fences that are higher', { timeout: 60_000 }, async () => {
    const opened = Object.values(sentinelClients).map((open) => open(watched));
    onTestFinished(() => {
      for (const { close } of opened) close();
    });
    const stores = opened.map(({ client }) => redisStore(client));
    const works = async (work: () => Promise<unknown>) =>
      until('it works', () =>
        work().then(
          () => true,
          () => false,
        ),
      );
    const keys = stores.map(freshKey);
    for (const store of stores) await works(() => store.read('anything'));
    const before = await Promise.all(
      stores.map((store, at) => writeRecord(store, keys[at] ?? '', new Uint8Array([at]))),
    );

    await watched.failOver();

    for (const [at, store] of stores.entries()) {
      const key = keys[at] ?? '';
      await works(() => store.read(key));
      const after = await takeLease(store, key);
      expect(after.fence).toBeGreaterThan(before[at]?.fence ?? 0);
      await expect(store.write(key, after, new Uint8Array([7]), 10_000)).resolves.toBe(true);
      await expect(store.read(key)).resolves.toHaveProperty('record.bytes', Buffer.from([7]));
    }
  });
});
