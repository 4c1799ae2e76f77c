import { redisStore } from '@phoenix-checkout/server/redis';
import type { TokenStore } from '@phoenix-checkout/server';
import type { ServiceLog } from '../log/index.js';
import { loadRedis } from './load-redis.js';
import { StoreWatch, type StoreState } from './store-watch.js';
import { withTimeout } from './with-timeout.js';

const CONNECT_TIMEOUT_MS = 2000;
const LONGEST_RECONNECT_PAUSE_MS = 2000;
const LOOK_EVERY_MS = 10_000;

type Client = ReturnType<Awaited<ReturnType<typeof loadRedis>>['createClient']>;

/** What a command needs to know to share its token through Redis. */
export interface RedisOptions {
  url: string;
  /** Default: as `redisStore` has it. */
  keyPrefix: string | undefined;
  log: ServiceLog;
}

function logState(log: ServiceLog, state: StoreState): void {
  if (state.status === 'working') log.info({}, 'Redis is working');
  if (state.status !== 'failing') return;
  const what = state.reason === 'refusing' ? 'refuses calls' : 'cannot be reached';
  log.warn({ code: state.code }, `Redis ${what}; this process mints for itself`);
}

/** The service's connection to Redis. */
export class RedisConnection {
  /** Where the token is shared. */
  readonly store: TokenStore;
  readonly #client: Client;
  readonly #health: StoreWatch;
  readonly #looks: NodeJS.Timeout;

  private constructor(client: Client, { keyPrefix, log }: RedisOptions) {
    this.#client = client;
    this.#health = new StoreWatch(redisStore(client, { keyPrefix }), (state) =>
      logState(log, state),
    );
    this.store = this.#health.observe();
    client.on('error', (error: unknown) => this.#health.connectionFailed(error));
    client.on('ready', () => void this.#health.probe());
    this.#looks = setInterval(() => {
      if (client.isReady) void this.#health.probeIfUnknown();
    }, LOOK_EVERY_MS).unref();
  }

  /**
   * Connects to Redis, and goes on without it where it is down: the client tries again for as long
   * as it lives. Waits up to 2 s for the first connection, so that processes that start together
   * share their first mint.
   *
   * @throws ConfigError if the package redis is not there
   */
  static async open(options: RedisOptions): Promise<RedisConnection> {
    const { createClient } = await loadRedis();
    const client: Client = createClient({
      url: options.url,
      disableOfflineQueue: true,
      socket: {
        connectTimeout: CONNECT_TIMEOUT_MS,
        reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, LONGEST_RECONNECT_PAUSE_MS),
      },
    });
    const connection = new RedisConnection(client, options);
    await connection.#connect();
    return connection;
  }

  get state(): StoreState {
    return this.#health.state;
  }

  close(): void {
    clearInterval(this.#looks);
    this.#client.destroy();
  }

  async #connect(): Promise<void> {
    const late = () => Object.assign(new Error('It took too long.'), { code: 'ETIMEDOUT' });
    // What goes wrong comes as an event, for each attempt.
    const connected = this.#client.connect().catch(() => {});
    await withTimeout(connected, CONNECT_TIMEOUT_MS, late).catch((error: unknown) => {
      if (this.state.status === 'unknown') this.#health.connectionFailed(error);
    });
  }
}
