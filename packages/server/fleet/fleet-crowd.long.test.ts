import { performance } from 'node:perf_hooks';
import { createClient } from 'redis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasRedis, startRedisServer } from '@phoenix-checkout/test-kit/redis-server';
import { after, grant, startTokenEndpoint } from '@phoenix-checkout/test-kit/token-endpoint';
import { createTokenManager, phoenixMarket } from '../src/index.js';
import { redisStore } from '../src/redis/index.js';

const MEMBERS = 1000;
/** What the one who mints asks for: it takes the lease, writes the record, gives the lease back. */
const OF_THE_MINT = 16;

async function commandsOf(client: { info(section: string): Promise<string> }): Promise<number> {
  const info = await client.info('stats');
  return Number(/total_commands_processed:(\d+)/.exec(info)?.[1]);
}

/** Starts to count the milliseconds in which this process had work to do, and others had its processor. */
function countTimeOfOthers(): () => number {
  const before = { used: process.cpuUsage(), loop: performance.eventLoopUtilization() };
  return () => {
    const { user, system } = process.cpuUsage(before.used);
    const { active } = performance.eventLoopUtilization(before.loop);
    return Math.max(0, active - (user + system) / 1000);
  };
}

describe.skipIf(!hasRedis)('a thousand cold members in one process, on one Redis', () => {
  test.each([20, 300, 1000])(
    'make one mint of %i ms, ask little of Redis, and wait for no longer than 3 s',
    async (mintMs) => {
      const redis = await startRedisServer();
      const endpoint = await startTokenEndpoint(after(mintMs, grant()));
      const client = createClient({ url: redis.url });
      await client.connect();
      onTestFinished(async () => {
        client.destroy();
        await Promise.all([redis.stop(), endpoint.stop()]);
      });
      const managers = Array.from({ length: MEMBERS }, () =>
        createTokenManager({
          provider: phoenixMarket({
            clientId: 'crowd',
            clientSecret: 'a secret of the crowd',
            tokenUrl: endpoint.url,
          }),
          store: redisStore(client),
        }),
      );
      const before = await commandsOf(client);
      const timeOfOthers = countTimeOfOthers();
      let longestWaitMs = 0;

      const tokens = await Promise.all(
        managers.map(async (manager) => {
          const began = performance.now();
          const { accessToken } = await manager.getToken();
          longestWaitMs = Math.max(longestWaitMs, performance.now() - began);
          return accessToken;
        }),
      );
      const ownWaitMs = longestWaitMs - timeOfOthers();
      await Promise.all(managers.map((manager) => manager.stop()));

      const commands = (await commandsOf(client)) - before;
      expect(new Set(tokens)).toEqual(new Set(['token-1']));
      expect(endpoint.arrivals).toHaveLength(1);
      expect((commands - OF_THE_MINT) / (MEMBERS - 1)).toBeLessThanOrEqual(10);
      expect(ownWaitMs).toBeLessThan(3000);
    },
    30_000,
  );
});
