import * as original from '../../src/redis/redis-store.js';
import { recordValue } from '@phoenix-checkout/test-kit/canary/ledger';

export type { RedisStoreOptions } from '../../src/redis/redis-store.js';

export const redisStore: typeof original.redisStore = (...args) => {
  const store = original.redisStore(...args);
  recordValue('store', store);
  return store;
};
