import { isPhoenixError } from '@phoenix-checkout/core';
import { RedisConnection } from '../redis/index.js';
import { createProvider } from '../upstream/index.js';
import type { CommandRun } from './command-run.js';
import { exitCodeOf, type ExitCode } from './exit-codes.js';
import { refreshToken } from './refresh-token.js';

/** `refresh`: mints a token into Redis. */
export async function runRefresh({ config, log, mask }: CommandRun): Promise<ExitCode> {
  const { redisUrl: url = '', redisKeyPrefix: keyPrefix, encryptionKeys } = config;
  const { provider, onEvent, close } = await createProvider(config, log, mask);
  const redis = await RedisConnection.open({ url, keyPrefix, log });
  try {
    const { store } = redis;
    const result = await refreshToken({ provider, store, encryptionKeys, onEvent });
    log.info(
      { event: 'refreshed', ...result },
      result.outcome === 'minted'
        ? 'wrote a new token to Redis'
        : 'Redis has a new token already; nothing was written',
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
