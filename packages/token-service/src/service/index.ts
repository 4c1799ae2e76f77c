export { packageVersion } from './package-version.js';
export type { StoreHealth, TokenServiceOptions } from './service-options.js';
export { startTokenService, type RunningTokenService } from './start-token-service.js';
