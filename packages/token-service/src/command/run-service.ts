import { RedisConnection } from '../redis/index.js';
import { isLoopback } from '../route/index.js';
import { startTokenService, type StoreHealth } from '../service/index.js';
import { DEFAULT_HOST, settings } from '../settings/index.js';
import { createProvider } from '../upstream/index.js';
import { apiKeysSource } from './api-keys-source.js';
import type { CommandRun } from './command-run.js';
import type { ExitCode } from './exit-codes.js';
import { stopSignal } from './stop-signal.js';

async function openRedis({ config, log }: CommandRun): Promise<RedisConnection | undefined> {
  const { redisUrl: url, redisKeyPrefix: keyPrefix } = config;
  return url === undefined ? undefined : RedisConnection.open({ url, keyPrefix, log });
}

function healthOf(redis: RedisConnection): StoreHealth {
  return {
    name: 'Redis',
    isReachable: () => redis.state.status === 'working',
    refusalCode() {
      const { state } = redis;
      return state.status === 'failing' && state.reason === 'refusing' ? state.code : undefined;
    },
  };
}

/** The service, from start to graceful end. */
export async function runService(run: CommandRun): Promise<ExitCode> {
  const { config, log, mask } = run;
  const signal = stopSignal();
  const { provider, onEvent, close } = await createProvider(config, log, mask);
  let redis: RedisConnection | undefined;
  try {
    redis = await openRedis(run);
    const { host = DEFAULT_HOST } = config;
    const service = await startTokenService({
      provider,
      onEvent,
      store: redis?.store,
      storeHealth: redis && healthOf(redis),
      refreshBufferSeconds: config.refreshBufferSeconds,
      encryptionKeys: config.encryptionKeys,
      host,
      port: config.port,
      keepAliveSeconds: config.keepAliveSeconds,
      allowedHosts: config.allowedHosts,
      allowedOrigins: config.allowedOrigins,
      allowCredentials: config.allowCredentials,
      apiKeys: apiKeysSource(run),
      rateLimit: config.rateLimit,
      trustedProxies: config.trustedProxies,
      forwardedHeader: config.forwardedHeader,
      statusPage: config.statusPage,
      shutdownDelaySeconds: config.shutdownDelaySeconds,
      shutdownTimeoutSeconds: config.shutdownTimeoutSeconds,
      log,
    });
    if (!isLoopback(host) && !config.apiKeys) {
      log.warn(
        { setting: settings.apiKeys.env },
        'everybody who can reach this address gets the token: set API keys, unless pages in a browser ask for it',
      );
    }
    log.info({ signal: await signal }, 'stop requested');
    await service.stop();
    return 0;
  } finally {
    redis?.close();
    await close();
  }
}
