import { recordValue } from '@phoenix-checkout/test-kit/canary/ledger';

/** Records each store that is made. */
export function watchStore<Args extends unknown[], Store>(
  create: (...args: Args) => Store,
): (...args: Args) => Store {
  return (...args) => {
    const store = create(...args);
    recordValue('store', store);
    return store;
  };
}
