export { createNodeTokenListener } from './token/endpoint/node-token-listener.js';
export type {
  ManagerOrPick,
  TokenEndpointOptions,
} from './token/endpoint/token-endpoint-options.js';
