import { claimCases } from './claim-cases.js';
import { completionCases } from './completion-cases.js';
import type { SeenStoreCase } from './seen-store-case.js';

/**
 * What every seen store has to do, as a list of tests for any test runner. Each uses ids of its own,
 * in real time, so that a run may go against a server that others use too.
 *
 * @example
 * import { test } from 'node:test';
 *
 * for (const { name, run } of seenStoreContract) {
 *   test(name, () => run(() => mySeenStore(connection)));
 * }
 */
export const seenStoreContract: readonly SeenStoreCase[] = Object.freeze([
  ...claimCases,
  ...completionCases,
]);
