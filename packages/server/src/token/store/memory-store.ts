import { createSteadyClock, systemClock } from '../../time/index.js';
import type { ReadAnswer, StoredRecord, StoreLease, TokenStore } from './token-store.js';

interface Entry {
  fence: number;
  grantedAtMs: number;
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
    if (!entry) entries.set(key, (entry = { fence: 0, grantedAtMs: 0 }));
    return entry;
  }

  function look({ record }: Entry): StoredRecord | undefined {
    const nowMs = now();
    const remainingMs = record ? record.endsAt - nowMs : 0;
    return record && remainingMs > 0 ? { bytes: record.bytes, remainingMs, nowMs } : undefined;
  }

  function answer(entry: Entry): ReadAnswer {
    const record = look(entry);
    const leasedForMs = entry.lease ? entry.lease.endsAt - now() : 0;
    return leasedForMs > 0 ? { record, leasedForMs } : { record };
  }

  return Object.freeze<TokenStore>({
    inProcess: true,
    async read(key) {
      return answer(find(key));
    },
    async acquire(key, leaseMs, { onlyWithoutRecord = false } = {}) {
      const entry = find(key);
      const found = answer(entry);
      if (found.leasedForMs !== undefined || (found.record && onlyWithoutRecord)) return found;
      const fence = entry.fence + 1;
      const grantedAtMs = now();
      const lease: StoreLease = { holder: `${fence}`, fence, grantedAtMs };
      Object.assign(entry, { fence, grantedAtMs });
      entry.lease = { holder: lease.holder, endsAt: grantedAtMs + leaseMs };
      return { lease, record: found.record };
    },
    async write(key, lease, bytes, validForMs) {
      const entry = find(key);
      if (lease.fence !== entry.fence) return false;
      entry.record = { bytes, endsAt: entry.grantedAtMs + validForMs };
      return true;
    },
    async release(key, lease) {
      const entry = find(key);
      if (entry.lease?.holder === lease.holder) entry.lease = undefined;
    },
  });
}
