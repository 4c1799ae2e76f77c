import * as original from '../../src/redis/redis-seen-store.js';
import { watchStore } from '../watch-store.js';

export const redisSeenStore = watchStore(original.redisSeenStore);
