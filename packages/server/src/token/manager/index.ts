export type { AccessToken } from './access-token.js';
export type { StoreOperation, TokenEvent } from './token-event.js';
export { createTokenManager, type GetTokenOptions, type TokenManager } from './token-manager.js';
export type { TokenManagerOptions } from './token-manager-options.js';
export type { TokenStatus, TokenStatusCounts } from './token-status.js';
export { findWarmToken } from './warm-token.js';
