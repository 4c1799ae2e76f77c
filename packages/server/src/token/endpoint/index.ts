export type { ManagerOrPick, TokenEndpointOptions } from './token-endpoint-options.js';
export { createTokenHandler } from './token-handler.js';
