export type { ServiceLog } from './service/service-log.js';
export type { StoreHealth, TokenServiceOptions } from './service/service-options.js';
export { startTokenService, type RunningTokenService } from './service/start-token-service.js';
