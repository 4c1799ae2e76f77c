import * as original from '../../src/token/store/memory-store.js';
import { recordValue } from '@phoenix-checkout/test-kit/canary/ledger';

function watch<Args extends unknown[], Store>(create: (...args: Args) => Store) {
  return (...args: Args): Store => {
    const store = create(...args);
    recordValue('store', store);
    return store;
  };
}

export const memoryStore = watch(original.memoryStore);
export const createMemoryStore = watch(original.createMemoryStore);
