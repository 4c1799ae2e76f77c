export { AccessTokens } from './access-tokens.js';
export { TokenCounts } from './token-counts.js';
export { tokenEndpoint } from './token-endpoint.js';
