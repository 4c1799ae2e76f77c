export { MintHistory } from './mint-history.js';
export type { StoreOperation, TokenEvent } from './token-event.js';
export type { TokenStatus, TokenStatusCounts } from './token-status.js';
