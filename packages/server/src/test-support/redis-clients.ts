import { Cluster, Redis } from 'ioredis';
import { Cluster as Cluster5, Redis as Redis5 } from 'ioredis-5';
import { createClient, createClientPool, createCluster, createSentinel } from 'redis';
import {
  createClient as createClient5,
  createCluster as createCluster5,
  createSentinel as createSentinel5,
} from 'redis-5';
import type { RedisClient } from '../redis/redis-client.js';

/** A client, and how it is closed without waiting for anything. */
export interface OpenClient {
  client: RedisClient;
  close(): void;
}

/** Makes a client of one server and begins to connect it, as a host would. */
type OpenSingle = (port: number) => OpenClient;

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

export const openNodeRedis: OpenSingle = (port) => opened(createClient({ url: url(port) }));
export const openIoRedis: OpenSingle = (port) => disconnecting(new Redis(port));

export const singleClients: Record<string, OpenSingle> = {
  'node-redis': openNodeRedis,
  'node-redis, RESP2': (port) => opened(createClient({ url: url(port), RESP: 2 })),
  'node-redis 5': (port) => opened(createClient5({ url: url(port) })),
  'node-redis, a pool': (port) => opened(createClientPool({ url: url(port) }, { minimum: 2 })),
  ioredis: openIoRedis,
  'ioredis 5': (port) => disconnecting(new Redis5(port)),
  'ioredis, lazy, with a prefix': (port) =>
    disconnecting(new Redis(port, { lazyConnect: true, keyPrefix: 'host:' })),
};

/** Makes a client of a cluster, from one of its ports. */
export const clusterClients: Record<string, OpenSingle> = {
  'node-redis': (port) => opened(createCluster({ rootNodes: [{ url: url(port) }] })),
  'node-redis 5': (port) => opened(createCluster5({ rootNodes: [{ url: url(port) }] })),
  ioredis: (port) => disconnecting(new Cluster([{ host: '127.0.0.1', port }])),
  'ioredis 5': (port) => disconnecting(new Cluster5([{ host: '127.0.0.1', port }])),
};

/** Makes a client of the master that the sentinel on a port watches by a name. */
export const sentinelClients: Record<string, (port: number, name: string) => OpenClient> = {
  'node-redis': (port, name) =>
    opened(createSentinel({ name, sentinelRootNodes: [{ host: '127.0.0.1', port }] })),
  'node-redis 5': (port, name) =>
    opened(createSentinel5({ name, sentinelRootNodes: [{ host: '127.0.0.1', port }] })),
  ioredis: (port, name) =>
    disconnecting(new Redis({ name, sentinels: [{ host: '127.0.0.1', port }] })),
  'ioredis 5': (port, name) =>
    disconnecting(new Redis5({ name, sentinels: [{ host: '127.0.0.1', port }] })),
};
