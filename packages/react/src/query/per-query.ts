import type { QueryCache, QueryKey } from '@tanstack/react-query';

/**
 * One object for each query of a cache. Kept beside the cache, not in it: it outlives what is cleared
 * or collected there.
 */
export function perQuery<Kept>(create: () => Kept): (cache: QueryCache, key: QueryKey) => Kept {
  const caches = new WeakMap<QueryCache, Map<string, Kept>>();
  return (cache, key) => {
    const name = JSON.stringify(key);
    const ofCache = caches.get(cache) ?? new Map<string, Kept>();
    caches.set(cache, ofCache);
    const kept = ofCache.get(name) ?? create();
    ofCache.set(name, kept);
    return kept;
  };
}
