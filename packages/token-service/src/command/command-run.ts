import type { SecretMask, ServiceLog } from '../log/index.js';
import type { ServiceConfig } from '../settings/index.js';

/** What each command works with. */
export interface CommandRun {
  config: ServiceConfig;
  log: ServiceLog;
  /** Knows the secrets of `config`; gets those that are read later. */
  mask: SecretMask;
}
