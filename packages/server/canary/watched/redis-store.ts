import * as original from '../../src/redis/redis-store.js';
import { watchStore } from '../watch-store.js';

export type { RedisStoreOptions } from '../../src/redis/redis-store.js';

export const redisStore = watchStore(original.redisStore);
