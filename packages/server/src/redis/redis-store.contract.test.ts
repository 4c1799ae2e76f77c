import { afterAll, beforeAll, describe, test } from 'vitest';
import { tokenStoreContract } from '../store-contract.js';
import { singleClients } from '../test-support/redis-clients.js';
import { hasRedis, startRedisServer, type RedisServer } from '../test-support/redis-server.js';
import { redisStore } from './redis-store.js';

describe.skipIf(!hasRedis).concurrent('a single server', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedisServer();
  });
  afterAll(() => redis.stop());

  describe.each(Object.entries(singleClients))('%s', (_, openClient) => {
    test.each(tokenStoreContract)('$name', async ({ run }) => {
      const closers: (() => void)[] = [];
      await run(() => {
        const { client, close } = openClient(redis.port);
        closers.push(close);
        return redisStore(client);
      });
      for (const close of closers) close();
    });
  });
});
