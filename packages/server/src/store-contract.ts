export type { OpenStore, StoreCase } from './store-contract/store-case.js';
export { tokenStoreContract } from './store-contract/token-store-contract.js';
