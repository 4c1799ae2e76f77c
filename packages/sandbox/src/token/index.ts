export { AccessTokens } from './access-tokens.js';
export { TokenCounts, type SavedTokenCounts } from './token-counts.js';
export { tokenEndpoint } from './token-endpoint.js';
