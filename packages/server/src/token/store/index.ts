export { createMemoryStore, memoryStore } from './memory-store.js';
export { createRecordCipher } from './record-cipher.js';
export type { AcquireAnswer, StoredRecord, StoreLease, TokenStore } from './token-store.js';
