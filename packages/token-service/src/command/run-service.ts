import { once } from 'node:events';
import type { ExitCode } from './exit-codes.js';
import { connectRedis, type RedisConnection } from '../redis/redis-connection.js';
import type { ServiceConfig } from '../settings/service-config.js';
import type { SecretMask, ServiceLog } from '../log/service-log.js';
import { createReloadedFile } from '../settings/setting-files.js';
import { keys } from '../settings/setting-kinds.js';
import { settings } from '../settings/settings.js';
import { createServiceProvider } from '../service/service-provider.js';
import { startTokenService } from '../service/start-token-service.js';

const KEYS_READ_EVERY_MS = 2000;

/** The keys of callers, from the file again and again where they come from one. */
function callersKeys(config: ServiceConfig, log: ServiceLog, mask: SecretMask) {
  const { apiKeys, apiKeysFile } = config;
  if (!apiKeys || !apiKeysFile) return apiKeys;
  const file = createReloadedFile({
    path: apiKeysFile,
    first: apiKeys,
    parse: keys.parse,
    everyMs: KEYS_READ_EVERY_MS,
    onProblem: (why) =>
      log.error({ setting: settings.apiKeysFile.env, why }, 'the API keys stay as they were'),
  });
  return async () => {
    const current = await file.current();
    mask.add(...current);
    return current;
  };
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|::1)$/.test(host);
}

/** Waits for SIGTERM or SIGINT; a second one does not wait for anything. */
async function untilTold(): Promise<string> {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  const told = await Promise.race(
    signals.map((signal) => once(process, signal).then(() => signal)),
  );
  for (const signal of signals) {
    process.once(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
  }
  return told;
}

/** The service, from start to graceful end. */
export async function runService(
  config: ServiceConfig,
  log: ServiceLog,
  mask: SecretMask,
): Promise<ExitCode> {
  const { provider, close } = await createServiceProvider(config, mask);
  let redis: RedisConnection | undefined;
  try {
    const told = untilTold();
    redis = config.redisUrl
      ? await connectRedis(config.redisUrl, config.redisKeyPrefix, log)
      : undefined;
    const { host = '127.0.0.1' } = config;
    const service = await startTokenService({
      provider,
      store: redis?.store,
      storeHealth: redis && { name: 'Redis', isReachable: redis.isReachable },
      refreshBufferSeconds: config.refreshBufferSeconds,
      encryptionKeys: config.encryptionKeys,
      host,
      port: config.port,
      allowedOrigins: config.allowedOrigins,
      allowCredentials: config.allowCredentials,
      apiKeys: callersKeys(config, log, mask),
      rateLimit: config.rateLimit,
      trustedProxies: config.trustedProxies,
      statusPage: config.statusPage,
      shutdownDelaySeconds: config.shutdownDelaySeconds,
      shutdownTimeoutSeconds: config.shutdownTimeoutSeconds,
      log,
    });
    if (!isLoopback(host) && !config.apiKeys) {
      log.warn(
        { setting: settings.apiKeys.env },
        'whoever reaches this address gets the token: set API keys, unless pages are to ask',
      );
    }
    log.info({ signal: await told }, 'told to stop');
    await service.stop();
    return 0;
  } finally {
    redis?.close();
    await close();
  }
}
