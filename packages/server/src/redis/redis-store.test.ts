import { Redis } from 'ioredis';
import { createClient, RESP_TYPES } from 'redis';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { freshKey, takeLease, writeRecord } from '../token/store/store-contract/store-case.js';
import { openIoRedis, openNodeRedis, type OpenClient } from '../../test-support/redis-clients.js';
import {
  freePort,
  hasRedis,
  startRedisServer,
  type RedisServer,
} from '@phoenix-checkout/test-kit/redis-server';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { withDeadline } from '../time/index.js';
import type { RedisClient } from './redis-client.js';
import { redisStore } from './redis-store.js';

const bytes = new Uint8Array([1, 2, 3]);

let redis: RedisServer;
beforeAll(async () => {
  if (hasRedis) redis = await startRedisServer();
});
afterAll(async () => redis?.stop());

function open(openClient: OpenClient, port = redis.port) {
  const { client, close } = openClient({ port });
  onTestFinished(close);
  return redisStore(client);
}

/** A client of the test's own, to look into the server with. */
async function openAdmin() {
  const admin = createClient({ url: redis.url });
  await admin.connect();
  onTestFinished(() => admin.destroy());
  return admin;
}

function isConnected(client: object): boolean {
  return 'isReady' in client ? client.isReady === true : Object(client).status === 'ready';
}

const clients: [string, OpenClient][] = [
  ['node-redis', openNodeRedis],
  ['ioredis', openIoRedis],
];

describe.skipIf(!hasRedis).each(clients)('redisStore with %s', (_, openClient) => {
  test('waits for a client that is about to connect', async () => {
    const store = open(openClient);

    await expect(store.read(freshKey())).resolves.toEqual({ record: undefined });
  });

  test('fails where there is no server, before the token manager gives it up', async () => {
    const store = open(openClient, await freePort());
    const lateForManager = () => new Error('The manager has given it up.');

    const read = withDeadline(store.read(freshKey()), 500, lateForManager);

    expect(await failure(read)).toMatchObject({ code: 'store_unavailable' });
  });

  test('leaves nothing behind that is done when the server is back', async () => {
    const { client, close } = openClient(redis);
    onTestFinished(close);
    const store = redisStore(client);
    const key = freshKey();
    await store.read(key);
    await redis.kill();
    // Until then a command is under way on the old connection, and the manager's deadline is for it.
    await expect.poll(() => isConnected(client)).toBe(false);

    await Promise.allSettled(Array.from({ length: 20 }, () => store.acquire(key, 60_000)));
    await redis.restart();

    const other = open(openClient);
    await expect.poll(() => store.read(key).then(() => 'connected', String)).toBe('connected');
    await expect(other.acquire(key, 1000)).resolves.toHaveProperty('lease');
  });

  test('goes on with a fence that is higher when the server was restarted empty', async () => {
    const store = open(openClient);
    const key = freshKey();
    const before = await takeLease(store, key);
    await redis.restart();
    await expect.poll(() => store.read(key).then(() => 'connected', String)).toBe('connected');

    const after = await takeLease(store, key);

    expect(after.fence).toBeGreaterThan(before.fence);
    await expect(store.write(key, before, bytes, 1000)).resolves.toBe(false);
    await expect(store.write(key, after, bytes, 1000)).resolves.toBe(true);
  });

  test('keeps the record of a holder whose lease was lost with the server', async () => {
    const store = open(openClient);
    const key = freshKey();
    const lease = await takeLease(store, key);
    await redis.restart();
    await expect.poll(() => store.read(key).then(() => 'connected', String)).toBe('connected');

    await expect(store.write(key, lease, bytes, 60_000)).resolves.toBe(true);

    const { record } = await store.read(key);
    expect(record?.remainingMs).toBeLessThan(60_000);
    expect(record?.remainingMs).toBeGreaterThan(50_000);
  });

  test('has one key a client, with a hash tag and an end', async () => {
    const { client, close } = openClient(redis);
    onTestFinished(close);
    const admin = await openAdmin();
    await admin.flushAll();
    const store = redisStore(client, { keyPrefix: 'shop:' });

    await writeRecord(store, 'one', bytes, 5000);
    await takeLease(store, 'one', 3_600_000);
    await takeLease(store, 'two', 1000);

    const keys = await admin.keys('*');
    expect(keys.sort()).toEqual(['shop:{one}', 'shop:{two}']);
    await expect(admin.pTTL('shop:{one}')).resolves.toBeGreaterThan(3_600_000);
    await expect(admin.pTTL('shop:{two}')).resolves.toBeLessThanOrEqual(61_000);
  });
});

/** What `docs/fleet.md` names. */
const commands = 'eval evalsha time hget hmget hset hdel pttl pexpire del info';

describe.skipIf(!hasRedis)('a user with the rights that the docs name', () => {
  test.each([
    ['node-redis', (url: string) => createClient({ url })],
    ['ioredis', (url: string) => new Redis(url)],
  ])('is enough for %s', async (_, create) => {
    const admin = await openAdmin();
    const rights = commands.split(' ').map((command) => `+${command}`);
    await admin.aclSetUser('fleet', ['reset', 'on', '>word', '~phoenix-checkout:*', ...rights]);
    const client = create(`redis://fleet:word@127.0.0.1:${redis.port}`);
    onTestFinished(() => void ('destroy' in client ? client.destroy() : client.disconnect()));
    if ('isOpen' in client) void client.connect();
    const store = redisStore(client);
    const key = freshKey();

    await writeRecord(store, key, bytes);

    await expect(store.read(key)).resolves.toHaveProperty('record.bytes');
  });
});

test.skipIf(!hasRedis)('a user who may not send EVALSHA sends scripts whole', async () => {
  const admin = await openAdmin();
  const rights = commands.split(' ').filter((command) => command !== 'evalsha');
  await admin.aclSetUser('older', [
    'reset',
    'on',
    '>word',
    '~phoenix-checkout:*',
    ...rights.map((command) => `+${command}`),
  ]);
  const client = createClient({ url: `redis://older:word@127.0.0.1:${redis.port}` });
  onTestFinished(() => void client.destroy());
  void client.connect();
  const store = redisStore(client);
  const key = freshKey();

  await writeRecord(store, key, bytes);
  await writeRecord(store, key, bytes);

  await expect(store.read(key)).resolves.toHaveProperty('record.bytes');
});

describe.skipIf(!hasRedis)('what somebody else put at a key', () => {
  test.each<
    [string, (admin: Awaited<ReturnType<typeof openAdmin>>, key: string) => Promise<unknown>]
  >([
    ['a value of another type', (admin, key) => admin.set(key, 'text')],
    ['a list', (admin, key) => admin.lPush(key, 'text')],
    [
      'a lease that ends in a year',
      (admin, key) => {
        const now = Date.now();
        const fields = { holder: 'x', leased: `${now}`, lease_ends: `${now + 31_536_000_000}` };
        return admin.hSet(key, fields);
      },
    ],
    ['a fence that cannot grow', (admin, key) => admin.hSet(key, { fence: '1e300' })],
    [
      'fields that are no numbers',
      (admin, key) => {
        const lease = { holder: 'x', leased: 'soon', lease_ends: 'late' };
        return admin.hSet(key, { fence: 'x', bytes: 'x', granted: 'y', ends: 'z', ...lease });
      },
    ],
  ])('is overwritten: %s', async (_, put) => {
    const store = open(openNodeRedis);
    const admin = await openAdmin();
    const key = freshKey();
    await put(admin, `phoenix-checkout:{${key}}`);

    await expect(store.read(key)).resolves.toMatchObject({ record: undefined });
    const first = await takeLease(store, key);
    await expect(store.write(key, first, bytes, 10_000)).resolves.toBe(true);
    await store.release(key, first);
    const second = await takeLease(store, key);

    await expect(store.read(key)).resolves.toMatchObject({ record: { bytes: Buffer.from(bytes) } });
    expect(second.fence).toBeGreaterThan(first.fence);
  });
});

describe.skipIf(!hasRedis)("a server's clock that was set back", () => {
  test('makes no record live longer', async () => {
    const store = open(openNodeRedis);
    const admin = await openAdmin();
    const key = freshKey();
    await writeRecord(store, key, bytes);
    const later = Date.now() + 3_600_000;
    const ahead = { granted: `${later}`, ends: `${later + 10_000}` };

    await admin.hSet(`phoenix-checkout:{${key}}`, ahead);

    await expect(store.read(key)).resolves.toEqual({ record: undefined });
  });

  test('makes no lease last longer', async () => {
    const store = open(openNodeRedis);
    const admin = await openAdmin();
    const key = freshKey();
    const { fence } = await takeLease(store, key);
    const later = Date.now() + 3_600_000;
    const ahead = { leased: `${later}`, lease_ends: `${later + 10_000}`, fence: `${later}000` };

    await admin.hSet(`phoenix-checkout:{${key}}`, ahead);
    const heir = await takeLease(store, key);

    expect(heir.fence).toBeGreaterThan(fence);
    expect(heir.fence).toBe(later * 1000 + 1);
  });

  test('makes no record of a time that nobody knows', async () => {
    const store = open(openNodeRedis);
    const key = freshKey();
    const lease = await takeLease(store, key);
    const holder = `${Date.now() + 3_600_000}-${lease.holder}`;

    await expect(store.write(key, { ...lease, holder }, bytes, 1000)).resolves.toBe(false);
  });
});

describe.skipIf(!hasRedis)('a node-redis client', () => {
  test('that answers with buffers will do', async () => {
    const typeMapping = { [RESP_TYPES.BLOB_STRING]: Buffer };
    const client = createClient({ url: redis.url, commandOptions: { typeMapping } });
    onTestFinished(() => client.destroy());
    void client.connect();
    const store = redisStore(client);
    const key = freshKey();

    await writeRecord(store, key, bytes);

    await expect(store.read(key)).resolves.toMatchObject({ record: { bytes: Buffer.from(bytes) } });
  });

  test('tells when Redis last answered any store on it', async () => {
    const client = await createClient({ url: redis.url }).connect();
    onTestFinished(() => client.destroy());
    const [store, other] = [redisStore(client), redisStore(client)];
    expect(store.answeredAt?.()).toBeUndefined();
    const before = performance.now();

    await other.read(freshKey());

    expect(store.answeredAt?.()).toBeGreaterThanOrEqual(before);
  });

  test('that is not connected is told of', async () => {
    const store = redisStore(createClient({ url: redis.url }));

    await expect(failure(store.read(freshKey()))).resolves.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining('connect()'),
    });
  });
});

test.each([undefined, null, 'redis://localhost', {}, { eval: () => {} }])(
  'invalid_config: %j is no client',
  (client) => {
    expect(() => redisStore(client as unknown as RedisClient)).toThrow(
      expect.objectContaining({ code: 'invalid_config' }),
    );
  },
);

test('invalid_config: a keyPrefix that is no string', () => {
  const client = createClient();

  expect(() => redisStore(client, { keyPrefix: 7 as unknown as string })).toThrow(
    expect.objectContaining({ code: 'invalid_config' }),
  );
});
