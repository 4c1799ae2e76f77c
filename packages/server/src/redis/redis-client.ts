import { invalidConfig, ServerError } from '../error/index.js';
import { pause, STORE_CALL_TIMEOUT_MS } from '../time/index.js';

/** What {@link redisStore} needs of a node-redis client: `createClient`, `createCluster`, `createSentinel`, `createClientPool`. */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  evalSha(sha1: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  readonly isOpen: boolean;
  readonly isReady?: boolean;
  /** A cluster's. */
  readonly masters?: readonly unknown[];
}

/** What {@link redisStore} needs of an ioredis client: `new Redis()`, `new Cluster()`. */
export interface IoRedisClient {
  eval(script: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>;
  evalsha(sha1: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>;
  readonly status: string;
  connect(): Promise<unknown>;
}

/** A node-redis or ioredis client, for a single server, Cluster or Sentinel. */
export type RedisClient = NodeRedisClient | IoRedisClient;

/** A client of either package. */
export interface Connection {
  isReady(): boolean;
  /** Sends a script whole, with one key; Redis then knows it. */
  eval(script: string, key: string, args: string[]): Promise<unknown>;
  /** Runs a script that Redis knows. */
  evalSha(sha1: string, key: string, args: string[]): Promise<unknown>;
}

/** Less than what a call may take: a lost connection is told by its own error. */
const CONNECT_WAIT_MS = STORE_CALL_TIMEOUT_MS - 100;
const FIRST_LOOK_MS = 5;
const LONGEST_LOOK_MS = 50;
const FEWEST_LOOKS = 8;

function isNodeRedis(client: object): client is NodeRedisClient {
  return 'evalSha' in client && typeof client.evalSha === 'function';
}

function isIoRedis(client: object): client is IoRedisClient {
  return 'evalsha' in client && typeof client.evalsha === 'function' && 'status' in client;
}

function fromNodeRedis(client: NodeRedisClient): Connection {
  return {
    // A pool tells no more than that it is open, a cluster of version 5 beside that whom it knows.
    isReady: () => client.isReady ?? (client.isOpen && client.masters?.length !== 0),
    eval: (script, key, args) => client.eval(script, { keys: [key], arguments: args }),
    evalSha: (sha1, key, args) => client.evalSha(sha1, { keys: [key], arguments: args }),
  };
}

function fromIoRedis(client: IoRedisClient): Connection {
  return {
    isReady() {
      // `lazyConnect`: the first command is what it waits for.
      if (client.status === 'wait') void client.connect().catch(() => {});
      return client.status === 'ready';
    },
    eval: (script, key, args) => client.eval(script, 1, key, ...args),
    evalSha: (sha1, key, args) => client.evalsha(sha1, 1, key, ...args),
  };
}

const heard = new WeakSet<object>();

/** Without a listener node-redis ends the process when its connection breaks, and ioredis writes to the console. */
function hearErrors(client: object): void {
  if (heard.has(client) || !('on' in client) || typeof client.on !== 'function') return;
  heard.add(client);
  client.on('error', () => {});
}

/**
 * Waits for a connection. A client without one keeps what it is given in memory, to send it when nobody
 * waits any more; so it is given nothing until it has one.
 *
 * @throws ServerError `store_unavailable`
 */
export async function untilReady({ isReady }: Connection): Promise<void> {
  const giveUpAt = performance.now() + CONNECT_WAIT_MS;
  let looks = 0;
  for (let napMs = FIRST_LOOK_MS; !isReady(); napMs = Math.min(napMs * 2, LONGEST_LOOK_MS)) {
    looks += 1;
    // While this process is busy, a connection may be waiting for its turn.
    if (performance.now() > giveUpAt && looks > FEWEST_LOOKS) {
      throw new ServerError(
        'store_unavailable',
        'The Redis client has no connection; was its connect() called?',
      );
    }
    await pause(napMs);
  }
}

/** @throws ServerError `invalid_config` for something that is no such client */
export function connectionOf(client: RedisClient): Connection {
  const given: unknown = client;
  if (typeof given !== 'object' || given === null) throw notAClient();
  let connection: Connection;
  if (isNodeRedis(given)) connection = fromNodeRedis(given);
  else if (isIoRedis(given)) connection = fromIoRedis(given);
  else throw notAClient();
  hearErrors(given);
  return connection;
}

function notAClient(): ServerError {
  return invalidConfig(
    'client must be a client of the package redis (node-redis) or ioredis, from version 5 on.',
  );
}
