import { Redis } from 'ioredis';
import { startRedisServer } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';

/** A master, its replica, and a sentinel that makes the replica the master when the master dies. */
export interface WatchedRedis {
  /** The sentinel's. */
  port: number;
  /** What the sentinel calls the master. */
  name: string;
  /** Kills the master; settles when the replica is the new one. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWatchedRedis(): Promise<WatchedRedis> {
  const master = await startRedisServer();
  const [replica, sentinel] = await Promise.all([
    startRedisServer('--replicaof', `127.0.0.1 ${master.port}`),
    startRedisServer('--sentinel'),
  ]);
  const name = 'watched';
  const replicaAdmin = new Redis(replica.port);
  const admin = new Redis(sentinel.port);
  for (const client of [replicaAdmin, admin]) client.on('error', () => {});
  const ask = (...args: (string | number)[]) => admin.call('SENTINEL', ...args);
  await ask('MONITOR', name, '127.0.0.1', master.port, 1);
  await ask('SET', name, 'down-after-milliseconds', 500);
  await ask('SET', name, 'failover-timeout', 3000);
  await until('the sentinel knows the replica', async () =>
    String(await ask('REPLICAS', name)).includes(`${replica.port}`),
  );
  await until('the replica has what the master has', async () =>
    (await replicaAdmin.info('replication')).includes('master_link_status:up'),
  );
  return {
    port: sentinel.port,
    name,
    async failOver() {
      await master.kill();
      await until('the replica is the master', async () =>
        (await replicaAdmin.info('replication')).includes('role:master'),
      );
    },
    async stop() {
      replicaAdmin.disconnect();
      admin.disconnect();
      await Promise.all([master.stop(), replica.stop(), sentinel.stop()]);
    },
  };
}
