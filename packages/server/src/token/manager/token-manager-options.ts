import { invalidConfig } from '../../error/index.js';
import { checkFunction, checkNumber, checkObject } from '../../options/index.js';
import type { Clock } from '../../time/index.js';
import type { TokenProvider } from '../provider/index.js';
import type { TokenStore } from '../store/index.js';
import { LONGEST_FLEET_TIMEOUT_MS } from './mint/index.js';
import type { TokenEvent } from './status/index.js';

/** The options of `createTokenManager`. */
export interface TokenManagerOptions {
  /** Where tokens come from: `phoenixMarket(...)` or `phoenixWallet(...)`. */
  provider: TokenProvider;
  /** Where managers of one client meet. Default: `memoryStore()`, this manager's alone. */
  store?: TokenStore | undefined;
  /**
   * How early a token is renewed, in seconds before its end; never more than half of the lifetime.
   * Default: 1800 for `phoenixMarket`, 300 for `phoenixWallet`.
   */
  refreshBufferSeconds?: number | undefined;
  /**
   * What the records in a store are encrypted with; the first one encrypts, all decrypt. Default:
   * the client secret, current and previous.
   */
  encryptionKeys?: readonly string[] | undefined;
  /** Hears what happens to the token; what it throws is ignored. */
  onEvent?: ((event: TokenEvent) => void) | undefined;
  /** For tests. Default: the machine's clocks. */
  clock?: Clock | undefined;
  /** For tests: numbers from 0 up to 1, for jitter. Default `Math.random`. */
  random?: (() => number) | undefined;
}

/** More than any token lives: the limit of options that are seconds of its life. */
export const YEAR_SECONDS = 31_536_000;

/** @throws ServerError `invalid_config` */
export function checkManagerOptions(options: TokenManagerOptions): void {
  checkObject('The options', options);
  const { provider, store, refreshBufferSeconds, encryptionKeys, clock } = options;
  if (typeof provider?.requestToken !== 'function') {
    throw invalidConfig('provider must be what phoenixMarket(...) or phoenixWallet(...) returns.');
  }
  if (store !== undefined && typeof store?.acquire !== 'function') {
    throw invalidConfig('store must be a token store, such as memoryStore() returns.');
  }
  if (store && !store.inProcess && provider.timeoutMs > LONGEST_FLEET_TIMEOUT_MS) {
    throw invalidConfig(
      `The provider's timeoutMs must be ${LONGEST_FLEET_TIMEOUT_MS} at most with a store that several managers share: while one of them asks for a token, the others wait no longer than that.`,
    );
  }
  if (refreshBufferSeconds !== undefined) {
    checkNumber('refreshBufferSeconds', refreshBufferSeconds, 0, YEAR_SECONDS);
  }
  if (
    encryptionKeys !== undefined &&
    !(
      Array.isArray(encryptionKeys) &&
      encryptionKeys.length > 0 &&
      encryptionKeys.every((key) => typeof key === 'string' && key !== '')
    )
  ) {
    throw invalidConfig('encryptionKeys must be an array of at least one string, none empty.');
  }
  if (clock !== undefined && typeof clock?.now !== 'function') {
    throw invalidConfig('clock must be an object with a function now().');
  }
  checkFunction('onEvent', options.onEvent);
  checkFunction('random', options.random);
}
