export { cacheClient } from './cache-client.js';
export { perQuery } from './per-query.js';
export { useCacheClient } from './use-cache-client.js';
export { useLingeringRequest } from './use-lingering-request.js';
export { useOldFailure } from './use-old-failure.js';
