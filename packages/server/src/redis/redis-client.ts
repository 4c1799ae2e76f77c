import { invalidConfig, ServerError } from '../error/index.js';
import { afterMs } from '../time/index.js';

/** What {@link redisStore} needs of a node-redis client: `createClient`, `createCluster`, `createSentinel`, `createClientPool`. */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  /** Tells it from ioredis. */
  evalSha: unknown;
  readonly isOpen: boolean;
  readonly isReady?: boolean;
  /** A cluster's. */
  readonly masters?: readonly unknown[];
}

/** What {@link redisStore} needs of an ioredis client: `new Redis()`, `new Cluster()`. */
export interface IoRedisClient {
  eval(script: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>;
  /** Tells it from node-redis. */
  evalsha: unknown;
  readonly status: string;
  connect(): Promise<unknown>;
}

/** A node-redis or ioredis client, for a single server, Cluster or Sentinel. */
export type RedisClient = NodeRedisClient | IoRedisClient;

/** Runs a script with one key. */
export type RunScript = (script: string, key: string, args: string[]) => Promise<unknown>;

interface Connection {
  isReady(): boolean;
  run: RunScript;
}

/** Less than the 500 ms that a manager waits for a call. */
const CONNECT_WAIT_MS = 400;
const LOOK_MS = 10;

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
    run: (script, key, args) => client.eval(script, { keys: [key], arguments: args }),
  };
}

function fromIoRedis(client: IoRedisClient): Connection {
  return {
    isReady() {
      // `lazyConnect`: the first command is what it waits for.
      if (client.status === 'wait') void client.connect().catch(() => {});
      return client.status === 'ready';
    },
    run: (script, key, args) => client.eval(script, 1, key, ...args),
  };
}

const heard = new WeakSet<object>();

/** Without a listener node-redis ends the process when its connection breaks, and ioredis writes to the console. */
function hearErrors(client: object): void {
  if (heard.has(client) || !('on' in client) || typeof client.on !== 'function') return;
  heard.add(client);
  client.on('error', () => {});
}

async function untilReady({ isReady }: Connection): Promise<void> {
  const giveUpAt = performance.now() + CONNECT_WAIT_MS;
  while (!isReady()) {
    if (performance.now() > giveUpAt) {
      throw new ServerError(
        'store_unavailable',
        'The Redis client has no connection; was its connect() called?',
      );
    }
    await new Promise<void>((resolve) => void afterMs(LOOK_MS, resolve));
  }
}

/**
 * Runs scripts on either client. A client without a connection keeps what it is given in memory, to
 * send it when nobody waits any more; so it is given nothing until it has one.
 *
 * Scripts are sent whole: they are called a few times per renewal, and `EVALSHA` would cost a
 * second round trip wherever Redis was restarted.
 *
 * @throws ServerError `invalid_config`; the returned function throws `store_unavailable`
 */
export function connectScripts(client: RedisClient): RunScript {
  const given: unknown = client;
  if (typeof given !== 'object' || given === null) throw notAClient();
  let connection: Connection;
  if (isNodeRedis(given)) connection = fromNodeRedis(given);
  else if (isIoRedis(given)) connection = fromIoRedis(given);
  else throw notAClient();
  hearErrors(given);
  return async (script, key, args) => {
    await untilReady(connection);
    return connection.run(script, key, args);
  };
}

function notAClient(): ServerError {
  return invalidConfig(
    'client must be a client of the package redis (node-redis) or ioredis, from version 5 on.',
  );
}
