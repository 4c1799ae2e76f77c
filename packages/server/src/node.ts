export type { ManagerOrPick, TokenEndpointOptions } from './token/endpoint/index.js';
export { createNodeTokenListener } from './token/endpoint/node/index.js';
