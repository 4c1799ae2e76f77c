import { createSteadyClock, systemClock } from '../../time/index.js';
import type { StoredRecord, StoreLease, TokenStore } from './token-store.js';

interface Entry {
  fence: number;
  grantedAt: number;
  lease?: { holder: string; endsAt: number } | undefined;
  record?: { bytes: Uint8Array; endsAt: number } | undefined;
}

/**
 * A store in this process's memory, the default. Given to several managers of one client, it makes
 * one of them mint for all.
 *
 * @example
 * const store = memoryStore();
 * createTokenManager({ provider, store });
 */
export function memoryStore(): TokenStore {
  return createMemoryStore(createSteadyClock(systemClock));
}

/** @param now the store's clock, in milliseconds */
export function createMemoryStore(now: () => number): TokenStore {
  const entries = new Map<string, Entry>();

  function find(key: string): Entry {
    let entry = entries.get(key);
    if (!entry) entries.set(key, (entry = { fence: 0, grantedAt: 0 }));
    return entry;
  }

  function look({ record }: Entry): StoredRecord | undefined {
    const remainingMs = record ? record.endsAt - now() : 0;
    return record && remainingMs > 0 ? { bytes: record.bytes, remainingMs } : undefined;
  }

  return Object.freeze<TokenStore>({
    inProcess: true,
    async read(key) {
      return look(find(key));
    },
    async acquire(key, leaseMs) {
      const entry = find(key);
      const record = look(entry);
      if (entry.lease && entry.lease.endsAt > now()) return { record };
      entry.fence += 1;
      entry.grantedAt = now();
      const lease: StoreLease = { holder: `${entry.fence}`, fence: entry.fence };
      entry.lease = { holder: lease.holder, endsAt: entry.grantedAt + leaseMs };
      return { lease, record };
    },
    async write(key, lease, bytes, validForMs) {
      const entry = find(key);
      if (lease.fence !== entry.fence) return false;
      entry.record = { bytes, endsAt: entry.grantedAt + validForMs };
      return true;
    },
    async release(key, lease) {
      const entry = find(key);
      if (entry.lease?.holder === lease.holder) entry.lease = undefined;
    },
  });
}
