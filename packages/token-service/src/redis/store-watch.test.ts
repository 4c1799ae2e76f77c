import { readFileSync } from 'node:fs';
import { createClient } from 'redis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { memoryStore, type TokenStore } from '@phoenix-checkout/server';
import { redisStore } from '@phoenix-checkout/server/redis';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { hasRedis, startRedisServer } from '@phoenix-checkout/test-kit/redis-server';
import { StoreWatch, type StoreState } from './store-watch.js';

/** The rules of the access list that the documentation gives. */
function documentedAcl(): string[] {
  const page = readFileSync(new URL('../../../../docs/fleet.md', import.meta.url), 'utf8');
  const [, rules = ''] = /`(~phoenix-checkout:\* [^`]*)`/.exec(page) ?? [];
  return rules.split(' ');
}

async function connect(url: string) {
  const client = createClient({ url });
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.destroy());
  return client;
}

async function startRedis() {
  const redis = await startRedisServer();
  onTestFinished(() => redis.stop());
  return { redis, admin: await connect(redis.url) };
}

/** Health of a store of Redis, as seen by a client of its own. */
async function watchRedis(url: string) {
  const client = await connect(url);
  const changes: StoreState[] = [];
  const health = new StoreWatch(redisStore(client), (state) => void changes.push(state));
  return { health, changes, store: health.observe() };
}

const working = { status: 'working' };

describe.skipIf(!hasRedis)('a Redis', () => {
  it('that allows exactly what the documentation says works, although it refuses PING', async () => {
    const { redis, admin } = await startRedis();
    await admin.sendCommand(['ACL', 'SETUSER', 'service', 'on', '>password', ...documentedAcl()]);
    const url = `redis://service:password@127.0.0.1:${redis.port}`;
    const { health } = await watchRedis(url);

    await health.probe();

    expect(health.state).toEqual(working);
    expect(String(await failure((await connect(url)).ping()))).toContain('NOPERM');
  });

  it('that allows less does not', async () => {
    const { redis, admin } = await startRedis();
    const acl = documentedAcl().filter((rule) => rule !== '+hset');
    await admin.sendCommand(['ACL', 'SETUSER', 'service', 'on', '>password', ...acl]);
    const { health } = await watchRedis(`redis://service:password@127.0.0.1:${redis.port}`);

    await health.probe();

    expect(health.state).toMatchObject({ status: 'failing', reason: 'refusing' });
  });

  it('that is full refuses, until there is room again', async () => {
    const { redis, admin } = await startRedis();
    const { health, changes, store } = await watchRedis(redis.url);
    await store.read('key');
    await health.probe();

    await admin.configSet('maxmemory', '1');
    await store.acquire('key', 1000).catch(() => {});
    const whileFull = health.state;
    // What is there can be read; that does not make it a store that works.
    await store.read('key');
    await health.probe();
    const stillFull = health.state;
    await admin.configSet('maxmemory', '0');
    await health.probe();

    expect([whileFull, stillFull]).toEqual([
      { status: 'failing', reason: 'refusing', code: 'OOM' },
      { status: 'failing', reason: 'refusing', code: 'OOM' },
    ]);
    expect(changes.map(({ status }) => status)).toEqual(['working', 'failing', 'working']);
  });

  it('that is a read-only replica refuses', async () => {
    const { redis, admin } = await startRedis();
    await admin.sendCommand(['REPLICAOF', '127.0.0.1', '1']);
    const { health } = await watchRedis(redis.url);

    await health.probe();

    expect(health.state).toEqual({ status: 'failing', reason: 'refusing', code: 'READONLY' });
  });

  it('that hangs is unreachable, and works when it goes on', async () => {
    const { redis } = await startRedis();
    const { health } = await watchRedis(redis.url);

    redis.pause();
    await health.probe();
    const whilePaused = health.state;
    redis.resume();
    await health.probe();

    expect(whilePaused).toEqual({ status: 'failing', reason: 'unreachable', code: 'ETIMEDOUT' });
    expect(health.state).toEqual(working);
  });

  it('gets no key that stays', async () => {
    const { redis, admin } = await startRedis();
    const { health } = await watchRedis(redis.url);

    await health.probe();

    const keys = await admin.keys('*');
    expect(keys).toEqual([expect.stringMatching(/^phoenix-checkout:\{health-[\w-]{36}\}$/)]);
    expect(await admin.pTTL(keys[0] ?? '')).toBeGreaterThan(0);
  });
});

describe('the state', () => {
  const watch = (store: TokenStore) => {
    const changes: StoreState[] = [];
    return { changes, health: new StoreWatch(store, (state) => void changes.push(state)) };
  };

  it('is unknown before the first call', () => {
    expect(watch(memoryStore()).health.state).toEqual({ status: 'unknown' });
  });

  it('is told once, however often it is found', async () => {
    const { health, changes } = watch(memoryStore());

    for (let count = 0; count < 3; count += 1) await health.probe();

    expect(changes).toEqual([working]);
  });

  it('has the reason of the connection while there is none', async () => {
    const store = { ...memoryStore(), acquire: () => Promise.reject(new Error('no connection')) };
    const { health, changes } = watch(store);

    health.connectionFailed(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    await health.probe();

    expect(changes).toEqual([{ status: 'failing', reason: 'unreachable', code: 'ECONNREFUSED' }]);
    expect(health.state).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('is a failure while the token cannot be read, whatever else can be written', async () => {
    const read = () => Promise.reject(new Error('WRONGTYPE Operation against a key'));
    const { health } = watch({ ...memoryStore(), read });

    await health
      .observe()
      .read('key')
      .catch(() => {});
    await health.probe();

    expect(health.state).toEqual({ status: 'failing', reason: 'refusing', code: 'WRONGTYPE' });
  });

  it('shows nothing of an error but its first word', async () => {
    const write = () => Promise.reject(new Error('WRONGPASS for hunter2-hunter2'));
    const { health } = watch({ ...memoryStore(), acquire: write });

    await health.probe();

    expect(health.state).toEqual({ status: 'failing', reason: 'refusing', code: 'WRONGPASS' });
  });
});
