import { expect } from 'vitest';

interface Expectation {
  toBe(expected: unknown): Promise<void>;
  toEqual(expected: unknown): Promise<void>;
}

/** Expects something of a value, which is looked up until it is so. */
export function expectSoon(read: () => unknown): Expectation & { not: Expectation } {
  return expect.poll(read, { timeout: 15_000, interval: 25 });
}
