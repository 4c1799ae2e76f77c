export {
  tokenStoreContract,
  type OpenStore,
  type StoreCase,
} from './token/store/store-contract/index.js';
export {
  seenStoreContract,
  type OpenSeenStore,
  type SeenStoreCase,
} from './webhook/seen-store-contract/index.js';
