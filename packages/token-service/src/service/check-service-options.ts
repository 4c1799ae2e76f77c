import { ServerError } from '@phoenix-checkout/server';
import { isHostName, serviceNumbers } from '../settings/index.js';
import type { TokenServiceOptions } from './service-options.js';

const invalidConfig = (expected: string) => new ServerError('invalid_config', expected);

type NumberOption = keyof typeof serviceNumbers & keyof TokenServiceOptions;

const numberOptions = Object.keys(serviceNumbers) as readonly NumberOption[];
const wholeNumbers = new Set<NumberOption>(['port', 'rateLimit', 'trustedProxies']);

function checkNumbers(options: TokenServiceOptions): void {
  for (const name of numberOptions) {
    const { min, max } = serviceNumbers[name];
    const value: unknown = options[name];
    if (value === undefined) continue;
    if (typeof value !== 'number' || !(value >= min && value <= max)) {
      throw invalidConfig(`${name} must be a number from ${min} to ${max}.`);
    }
    if (wholeNumbers.has(name) && !Number.isInteger(value)) {
      throw invalidConfig(`${name} must be a whole number.`);
    }
  }
}

function areTexts(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '')
  );
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
  checkNumbers(options);
  const { allowedHosts, apiKeys, forwardedHeader, host, log } = options;
  if (host !== undefined && (typeof host !== 'string' || host === '')) {
    throw invalidConfig('host must be an address or a host name of this machine.');
  }
  if (allowedHosts !== undefined && !(areTexts(allowedHosts) && allowedHosts.every(isHostName))) {
    throw invalidConfig("allowedHosts must be an array of host names such as 'token.internal'.");
  }
  if (forwardedHeader !== undefined && !/^(x-forwarded-for|forwarded)$/.test(forwardedHeader)) {
    throw invalidConfig("forwardedHeader must be 'x-forwarded-for' or 'forwarded'.");
  }
  const areKeys = typeof apiKeys === 'function' || (areTexts(apiKeys) && apiKeys.length > 0);
  if (apiKeys !== undefined && !areKeys) {
    throw invalidConfig(
      'apiKeys must be an array of at least one string, none empty, or a function that returns one.',
    );
  }
  if (log !== undefined && log !== false && typeof log?.info !== 'function') {
    throw invalidConfig('log must be a logger, such as pino makes, or false.');
  }
}
