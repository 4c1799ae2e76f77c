import { createSteadyClock, systemClock } from '../src/time/clock.js';
import { createMemoryStore } from '../src/token/store/memory-store.js';
import type { StoreOperation } from '../src/token/manager/status/token-event.js';
import type { TokenStore } from '../src/token/store/token-store.js';

export interface RemoteStore extends TokenStore {
  /** What calls do instead: fail, or hang for ever. */
  fault: 'fails' | 'hangs' | undefined;
  /** The calls that were answered. */
  calls: StoreOperation[];
  /** Everything that was ever written, for searching. */
  written: { key: string; bytes: Uint8Array }[];
  /** Puts bytes there that no manager wrote. */
  plant(key: string, bytes: Uint8Array): Promise<void>;
}

/** A store that several managers share and that is not in their hands: it sees bytes, and may fail. */
export function createRemoteStore(): RemoteStore {
  const memory = createMemoryStore(createSteadyClock(systemClock));

  async function call<T>(operation: StoreOperation, work: () => Promise<T>): Promise<T> {
    await new Promise((resolve) => void setTimeout(resolve, 1));
    if (store.fault === 'fails') throw new Error('redis://:password@host is down');
    if (store.fault === 'hangs') await new Promise(() => {});
    const answer = await work();
    store.calls.push(operation);
    return answer;
  }

  const store: RemoteStore = {
    fault: undefined,
    calls: [],
    written: [],
    read: (key) => call('read', () => memory.read(key)),
    acquire: (key, leaseMs, options) =>
      call('acquire', () => memory.acquire(key, leaseMs, options)),
    write: (key, lease, bytes, validForMs) =>
      call('write', () => {
        store.written.push({ key, bytes });
        return memory.write(key, lease, bytes, validForMs);
      }),
    release: (key, lease) => call('release', () => memory.release(key, lease)),
    async plant(key, bytes) {
      const { lease } = await memory.acquire(key, 1000);
      if (!lease) throw new Error('Somebody has the lease.');
      await memory.write(key, lease, bytes, 3_600_000);
      await memory.release(key, lease);
    },
  };
  return store;
}
