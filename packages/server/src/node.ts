export { createNodeTokenListener } from './node-token-listener.js';
export type { ManagerOrPick, TokenEndpointOptions } from './token-endpoint-options.js';
