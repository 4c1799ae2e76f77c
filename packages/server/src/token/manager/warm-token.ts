import type { AccessToken } from './access-token.js';

/**
 * A token in hand, without a promise; undefined: only `getToken` can tell. The same object for as
 * long as `expiresIn` is the same: do not hand it out.
 */
type TakeWarmToken = (waitUntil?: (work: Promise<unknown>) => void) => AccessToken | undefined;

const takers = new WeakMap<object, TakeWarmToken>();

/** Lets the token endpoint of this package answer without waiting, renewal behind its back included. */
export function offerWarmToken(manager: object, take: TakeWarmToken): void {
  takers.set(manager, take);
}

/** How to take a manager's warm token; a manager that is not ours offers none. */
export function findWarmToken(manager: object): TakeWarmToken | undefined {
  return takers.get(manager);
}
