import { withDeadline } from '../timers.js';
import type { TokenStore } from '../token-store.js';

/** A store whose calls can be waited for, before its connection is closed. */
export interface DrainedStore {
  store: TokenStore;
  /** Waits for the calls under way, as long as a manager would. */
  drain(): Promise<void>;
}

const CALL_LIMIT_MS = 500;

/**
 * A manager does not wait for a lease to be given back after a failed mint. A process that ends at
 * once has to: whoever comes next would wait for the lease to end by itself.
 */
export function createDrainedStore(inner: TokenStore): DrainedStore {
  const underWay = new Set<Promise<unknown>>();

  function track<T>(call: Promise<T>): Promise<T> {
    const ended = call.catch(() => {}).finally(() => underWay.delete(ended));
    underWay.add(ended);
    return call;
  }

  return {
    store: Object.freeze<TokenStore>({
      inProcess: inner.inProcess,
      read: (...args) => track(inner.read(...args)),
      acquire: (...args) => track(inner.acquire(...args)),
      write: (...args) => track(inner.write(...args)),
      release: (...args) => track(inner.release(...args)),
    }),
    async drain() {
      const late = () => new Error('late');
      await withDeadline(Promise.all(underWay), CALL_LIMIT_MS, late).catch(() => {});
    },
  };
}
