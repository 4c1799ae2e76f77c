import { redisStore } from '@phoenix-checkout/server/redis';
import { ServerError } from '@phoenix-checkout/server';
import { withDeadline } from './deadline.js';
import type { TokenStore } from '@phoenix-checkout/server';
import type { ServiceLog } from '../log/service-log.js';
import { settings } from '../settings/settings.js';

/** The service's connection to Redis. */
export interface RedisConnection {
  store: TokenStore;
  /** Whether Redis answered last time. */
  isReachable(): boolean;
  close(): void;
}

const CONNECT_TIMEOUT_MS = 2000;
const LONGEST_PAUSE_MS = 2000;
const PING_EVERY_MS = 5000;
const PING_TIMEOUT_MS = 1000;

async function loadClient() {
  try {
    return await import('redis');
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new ServerError(
      'invalid_config',
      `${settings.redisUrl.env} needs the package redis: npm install redis; or npx -p redis -p @phoenix-checkout/token-service phoenix-token-service.`,
    );
  }
}

/** `ECONNREFUSED`, `WRONGPASS`, `NOAUTH`: the first word of what went wrong. The rest may quote. */
function wordOf(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^[A-Z_]+$/.test(code)) return code;
  return /^[A-Z]{4,}\b/.exec(String(message))?.[0] ?? 'failed';
}

/**
 * Connects to Redis, and goes on without it where it is down: the client tries again for as long as
 * it lives. Waits up to 2 s for the first connection, so that a fleet that starts together shares
 * its first mint.
 *
 * @throws ServerError `invalid_config` if the package redis is not there
 */
export async function connectRedis(
  url: string,
  keyPrefix: string | undefined,
  log: ServiceLog,
): Promise<RedisConnection> {
  const { createClient } = await loadClient();
  let isUp: boolean | undefined;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, LONGEST_PAUSE_MS),
    },
  });

  function tell(now: boolean, word?: string): void {
    if (now === isUp) return;
    isUp = now;
    if (now) log.info({}, 'Redis can be reached');
    else log.warn({ code: word }, 'Redis can not be reached; this process mints for itself');
  }
  client.on('ready', () => tell(true));
  client.on('error', (error: unknown) => tell(false, wordOf(error)));

  // A connection may stand while nobody answers on it.
  const ping = setInterval(() => {
    if (!client.isReady) return;
    const late = () => Object.assign(new Error('late'), { code: 'ETIMEDOUT' });
    withDeadline(client.ping(), PING_TIMEOUT_MS, late).then(
      () => tell(true),
      (error: unknown) => tell(false, wordOf(error)),
    );
  }, PING_EVERY_MS).unref();

  const connected = client.connect().catch(() => {});
  const late = () => new Error('late');
  await withDeadline(connected, CONNECT_TIMEOUT_MS, late).catch(() => tell(false, 'ETIMEDOUT'));
  return {
    store: redisStore(client, { keyPrefix }),
    isReachable: () => isUp === true,
    close() {
      clearInterval(ping);
      client.destroy();
    },
  };
}
