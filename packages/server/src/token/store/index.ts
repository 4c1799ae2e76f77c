export { createMemoryStore, memoryStore } from './memory-store.js';
export { RecordCodec } from './record-codec.js';
export type { TokenRecord } from './token-record.js';
export type {
  AcquireAnswer,
  AcquireOptions,
  ReadAnswer,
  StoredRecord,
  StoreLease,
  TokenStore,
} from './token-store.js';
