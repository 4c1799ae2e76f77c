export type { OpenStore, StoreCase } from './store-case.js';
export { tokenStoreContract } from './token-store-contract.js';
