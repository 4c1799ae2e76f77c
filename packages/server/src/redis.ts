export type { IoRedisClient, NodeRedisClient, RedisClient } from './redis/redis-client.js';
export { redisStore, type RedisStoreOptions } from './redis/redis-store.js';
