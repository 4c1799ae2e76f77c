export type { ServiceErrorCode } from './error/index.js';
export type { ServiceLog } from './log/index.js';
export {
  startTokenService,
  type RunningTokenService,
  type StoreHealth,
  type TokenServiceOptions,
} from './service/index.js';
