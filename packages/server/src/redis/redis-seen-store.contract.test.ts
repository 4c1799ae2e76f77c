import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seenStoreContract } from '../webhook/seen-store-contract/index.js';
import {
  clusterClients,
  sentinelClients,
  singleClients,
  type OpenClient,
  type RedisPlace,
} from '../../test-support/redis-clients.js';
import { startRedisCluster } from '../../test-support/redis-cluster.js';
import { startWatchedRedis } from '../../test-support/redis-sentinel.js';
import { hasRedis, startRedisServer } from '@phoenix-checkout/test-kit/redis-server';
import type { SeenStore } from '../webhook/index.js';
import { until } from '@phoenix-checkout/test-kit/until';
import { redisSeenStore } from './redis-seen-store.js';

type Place = RedisPlace & { stop(): Promise<void> };

const places: [string, () => Promise<Place>, Record<string, OpenClient>][] = [
  ['a single server', startRedisServer, singleClients],
  ['a cluster', startRedisCluster, clusterClients],
  ['what a sentinel watches', startWatchedRedis, sentinelClients],
];

describe.skipIf(!hasRedis).each(places)('%s', (_, start, clients) => {
  let place: Place;
  beforeAll(async () => {
    place = await start();
  });
  afterAll(() => place.stop());

  describe.concurrent.each(Object.entries(clients))('%s', (_client, openClient) => {
    const opened = () => openClient(place);
    const pair: ReturnType<typeof opened>[] = [];
    beforeAll(async () => {
      pair.push(opened(), opened());
      await until('both are connected', async () => {
        const reads = pair.map(({ client }) =>
          redisSeenStore(client).release('anything', 'nobody'),
        );
        return (await Promise.allSettled(reads)).every(({ status }) => status === 'fulfilled');
      });
    });
    afterAll(() => {
      for (const { close } of pair) close();
    });

    test.each(seenStoreContract)('$name', async ({ run }) => {
      const stores = pair.map(({ client }) => redisSeenStore(client));
      let turn = 0;

      await expect(run(() => stores[turn++ % 2] as SeenStore)).resolves.toBeUndefined();
    });
  });
});
