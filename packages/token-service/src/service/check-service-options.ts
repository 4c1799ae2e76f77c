import { ServerError } from '@phoenix-checkout/server';
import type { TokenServiceOptions } from './service-options.js';

const DEFAULT_PORT = 4000;

const invalidConfig = (expected: string) => new ServerError('invalid_config', expected);

function checkNumber(name: string, value: unknown, max: number): void {
  if (typeof value !== 'number' || !(value >= 0 && value <= max)) {
    throw invalidConfig(`${name} must be a number from 0 to ${max}.`);
  }
}

function checkWhole(name: string, value: number | undefined, max: number): void {
  if (value === undefined) return;
  checkNumber(name, value, max);
  if (!Number.isInteger(value)) throw invalidConfig(`${name} must be a whole number.`);
}

/**
 * Checks what the token manager and the endpoint do not check themselves.
 *
 * @throws ServerError `invalid_config`
 */
export function checkServiceOptions(options: TokenServiceOptions): void {
  if (typeof options !== 'object' || options === null) {
    throw invalidConfig('The options must be an object.');
  }
  const { apiKeys, host, log } = options;
  checkWhole('port', options.port ?? DEFAULT_PORT, 65_535);
  checkWhole('rateLimit', options.rateLimit, 1_000_000);
  checkWhole('trustedProxies', options.trustedProxies, 10);
  for (const name of ['shutdownDelaySeconds', 'shutdownTimeoutSeconds'] as const) {
    if (options[name] !== undefined) checkNumber(name, options[name], 300);
  }
  if (host !== undefined && (typeof host !== 'string' || host === '')) {
    throw invalidConfig('host must be an address or a host name of this machine.');
  }
  const isKeys =
    Array.isArray(apiKeys) &&
    apiKeys.length > 0 &&
    apiKeys.every((key) => typeof key === 'string' && key !== '');
  if (apiKeys !== undefined && typeof apiKeys !== 'function' && !isKeys) {
    throw invalidConfig(
      'apiKeys must be an array of at least one string, none empty, or a function that returns one.',
    );
  }
  if (log !== undefined && log !== false && typeof log?.info !== 'function') {
    throw invalidConfig('log must be a logger, such as pino makes, or false.');
  }
}
