export { phoenixTokenHandler, type PhoenixTokenHandlerOptions } from './phoenix-token-handler.js';
