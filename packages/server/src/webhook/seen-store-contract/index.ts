export type { OpenSeenStore, SeenStoreCase } from './seen-store-case.js';
export { seenStoreContract } from './seen-store-contract.js';
