export type { AccessToken } from './access-token.js';
export type { Caller } from './caller.js';
export { findWarmToken } from './current/index.js';
export { LONGEST_FLEET_TIMEOUT_MS } from './mint/index.js';
export type { StoreOperation, TokenEvent, TokenStatus, TokenStatusCounts } from './status/index.js';
export { createTokenManager, type GetTokenOptions, type TokenManager } from './token-manager.js';
export type { TokenManagerOptions } from './token-manager-options.js';
