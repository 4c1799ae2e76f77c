import { ConfigError, settings } from '../settings/index.js';

/**
 * The package redis, which only those install who use it.
 *
 * @throws ConfigError if it is not there
 */
export async function loadRedis(): Promise<typeof import('redis')> {
  try {
    return await import('redis');
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const message = `${settings.redisUrl.env} needs the package redis: npm install redis; or npx -p redis -p @phoenix-checkout/token-service phoenix-token-service.`;
    throw new ConfigError([{ setting: 'redisUrl', message }]);
  }
}
