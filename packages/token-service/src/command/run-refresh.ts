import { isPhoenixError } from '@phoenix-checkout/core';
import { exitCodeOf, type ExitCode } from './exit-codes.js';
import { connectRedis } from '../redis/redis-connection.js';
import { refreshToken } from './refresh-token.js';
import type { ServiceConfig } from '../settings/service-config.js';
import type { SecretMask, ServiceLog } from '../log/service-log.js';
import { createServiceProvider } from '../service/service-provider.js';

/** `refresh`: one mint into Redis. */
export async function runRefresh(
  config: ServiceConfig,
  log: ServiceLog,
  mask: SecretMask,
): Promise<ExitCode> {
  const { provider, close } = await createServiceProvider(config, mask);
  const redis = await connectRedis(config.redisUrl ?? '', config.redisKeyPrefix, log);
  try {
    const { encryptionKeys } = config;
    const result = await refreshToken({ provider, store: redis.store, encryptionKeys });
    log.info(
      { event: 'refreshed', ...result },
      result.outcome === 'minted'
        ? 'a new token lies in Redis'
        : 'Redis has a new token already; it was left alone',
    );
    return 0;
  } catch (error) {
    if (!isPhoenixError(error)) throw error;
    log.error(
      { event: 'refresh_failed', code: error.code, reason: error.message },
      'no new token in Redis',
    );
    return exitCodeOf(error);
  } finally {
    redis.close();
    await close();
  }
}
