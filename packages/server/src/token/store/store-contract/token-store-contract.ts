import { leaseCases } from './lease-cases.js';
import { recordCases } from './record-cases.js';
import type { StoreCase } from './store-case.js';

/**
 * What every token store has to do, as a list of tests for any test runner. Each uses keys
 * of its own, in real time, so that a run may go against a server that others use too.
 *
 * @example
 * import { test } from 'node:test';
 *
 * for (const { name, run } of tokenStoreContract) {
 *   test(name, () => run(() => myStore(connection)));
 * }
 */
export const tokenStoreContract: readonly StoreCase[] = Object.freeze([
  ...recordCases,
  ...leaseCases,
]);
