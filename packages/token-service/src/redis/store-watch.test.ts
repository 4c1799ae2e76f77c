import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { createClient } from 'redis';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
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
  return { client, health, changes, store: health.observe() };
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

  it('that has a token counts nine commands for a probe', async () => {
    const { redis, admin } = await startRedis();
    const { client, health, store } = await watchRedis(redis.url);
    const commands = async () =>
      Number(/^total_commands_processed:(\d+)/m.exec(await admin.info('stats'))?.[1]);
    const { lease } = await store.acquire('key', 1000);
    if (!lease) throw new Error('Somebody else has the lease.');
    await store.write('key', lease, new Uint8Array(1000), 60_000);
    await store.release('key', lease);
    // Redis knows the scripts from here on.
    await health.probe();
    const next = new StoreWatch(redisStore(client), () => {});
    await next.observe().read('key');
    const before = await commands();

    await next.probe();

    // The question itself is one.
    expect((await commands()) - before - 1).toBe(9);
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

describe('a look at the store', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  /** Looks every ten seconds, as a service does; the calls of the store that this has made. */
  async function lookFor(seconds: number, { health, calls }: ReturnType<typeof watchCalls>) {
    const before = calls.length;
    for (let passed = 0; passed < seconds; passed += 10) {
      vi.advanceTimersByTime(10_000);
      await health.probeIfUnknown();
    }
    return calls.slice(before);
  }

  function watchCalls(refusal?: Error) {
    const calls: string[] = [];
    const memory = memoryStore();
    const watched: TokenStore = {
      ...memory,
      read(key) {
        calls.push('read');
        return memory.read(key);
      },
      acquire(...args) {
        calls.push('acquire');
        return refusal ? Promise.reject(refusal) : memory.acquire(...args);
      },
    };
    const health = new StoreWatch(watched, () => {});
    return { health, calls, store: health.observe() };
  }

  it('that works and is not used calls it once a minute', async () => {
    const watch = watchCalls();
    await watch.store.read('key');
    await watch.health.probe();

    const aMinute = ['read', 'acquire'];
    expect(await lookFor(180, watch)).toEqual([...aMinute, ...aMinute, ...aMinute]);
  });

  it('that is used does not call it', async () => {
    const watch = watchCalls();
    await watch.health.probe();
    await lookFor(50, watch);

    await watch.store.acquire('key', 1000);
    // How it ended is heard behind the caller's back.
    await setImmediate();

    expect(await lookFor(50, watch)).toEqual([]);
  });

  it('that fails calls it each time', async () => {
    const watch = watchCalls(new Error('OOM command not allowed'));

    expect(await lookFor(60, watch)).toEqual(Array(6).fill('acquire'));
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
