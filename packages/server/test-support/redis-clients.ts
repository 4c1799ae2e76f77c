import { Cluster, Redis } from 'ioredis';
import { Cluster as Cluster5, Redis as Redis5 } from 'ioredis-5';
import { createClient, createClientPool, createCluster, createSentinel } from 'redis';
import {
  createClient as createClient5,
  createCluster as createCluster5,
  createSentinel as createSentinel5,
} from 'redis-5';
import type { RedisClient } from '../src/redis/redis-client.js';

/** A single server, one node of a cluster, or a sentinel that knows the master by a name. */
export interface RedisPlace {
  port: number;
  name?: string;
}

/** Makes a client and begins to connect it, as a host would; `close` waits for nothing. */
export type OpenClient = (place: RedisPlace) => { client: RedisClient; close(): void };

interface Connectable {
  connect(): Promise<unknown>;
  destroy(): unknown;
}

function opened<T extends Connectable>(client: T): { client: T; close: () => void } {
  void client.connect().catch(() => {});
  return { client, close: () => void client.destroy() };
}

function disconnecting<T extends { disconnect(): void }>(client: T) {
  return { client, close: () => client.disconnect() };
}

const url = (port: number) => `redis://127.0.0.1:${port}`;
const host = '127.0.0.1';

export const openNodeRedis: OpenClient = ({ port }) => opened(createClient({ url: url(port) }));
export const openIoRedis: OpenClient = ({ port }) => disconnecting(new Redis(port));

export const singleClients: Record<string, OpenClient> = {
  'node-redis': openNodeRedis,
  'node-redis, RESP2': ({ port }) => opened(createClient({ url: url(port), RESP: 2 })),
  'node-redis 5': ({ port }) => opened(createClient5({ url: url(port) })),
  'node-redis, a pool': ({ port }) => opened(createClientPool({ url: url(port) }, { minimum: 2 })),
  ioredis: openIoRedis,
  'ioredis 5': ({ port }) => disconnecting(new Redis5(port)),
  'ioredis, lazy, with a prefix': ({ port }) =>
    disconnecting(new Redis(port, { lazyConnect: true, keyPrefix: 'host:' })),
};

export const clusterClients: Record<string, OpenClient> = {
  'node-redis': ({ port }) => opened(createCluster({ rootNodes: [{ url: url(port) }] })),
  'node-redis 5': ({ port }) => opened(createCluster5({ rootNodes: [{ url: url(port) }] })),
  ioredis: ({ port }) => disconnecting(new Cluster([{ host, port }])),
  'ioredis 5': ({ port }) => disconnecting(new Cluster5([{ host, port }])),
};

export const sentinelClients: Record<string, OpenClient> = {
  'node-redis': ({ port, name = '' }) =>
    opened(createSentinel({ name, sentinelRootNodes: [{ host, port }] })),
  'node-redis 5': ({ port, name = '' }) =>
    opened(createSentinel5({ name, sentinelRootNodes: [{ host, port }] })),
  ioredis: ({ port, name = '' }) => disconnecting(new Redis({ name, sentinels: [{ host, port }] })),
  'ioredis 5': ({ port, name = '' }) =>
    disconnecting(new Redis5({ name, sentinels: [{ host, port }] })),
};
