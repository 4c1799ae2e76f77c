import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenStoreContract } from '../token/store/store-contract/index.js';
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
import type { TokenStore } from '../token/store/token-store.js';
import { until } from '@phoenix-checkout/test-kit/until';
import { redisStore } from './redis-store.js';

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
        const reads = pair.map(({ client }) => redisStore(client).read('anything'));
        return (await Promise.allSettled(reads)).every(({ status }) => status === 'fulfilled');
      });
    });
    afterAll(() => {
      for (const { close } of pair) close();
    });

    test.each(tokenStoreContract)('$name', async ({ run }) => {
      const stores = pair.map(({ client }) => redisStore(client));
      let turn = 0;

      await expect(run(() => stores[turn++ % 2] as TokenStore)).resolves.toBeUndefined();
    });
  });
});
