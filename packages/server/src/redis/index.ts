export type { IoRedisClient, NodeRedisClient, RedisClient } from './redis-client.js';
export { redisStore, type RedisStoreOptions } from './redis-store.js';
export { redisSeenStore, type RedisSeenStoreOptions } from './redis-seen-store.js';
