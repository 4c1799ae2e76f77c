export type { ServiceLog } from './log/service-log.js';
export type { StoreHealth, TokenServiceOptions } from './service/service-options.js';
export { startTokenService, type RunningTokenService } from './service/start-token-service.js';
