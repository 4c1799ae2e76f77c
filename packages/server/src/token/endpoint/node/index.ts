export { createNodeTokenListener } from './node-token-listener.js';
