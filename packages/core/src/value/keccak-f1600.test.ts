import { keccakP } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keccakF1600 } from './keccak-f1600.js';

/** The state as hexadecimal lanes, high half first, as the reference prints it. */
const lanesOf = (state: Uint32Array) =>
  Array.from({ length: 25 }, (_, lane) =>
    [state[2 * lane + 1], state[2 * lane]]
      .map((half = 0) => half.toString(16).padStart(8, '0'))
      .join(''),
  );

test("permutes zeros into the reference's intermediate value", () => {
  const state = new Uint32Array(50);

  keccakF1600(state);

  // KeccakF-1600-IntermediateValues.txt of the Keccak team, after the first permutation.
  expect(lanesOf(state).slice(0, 3)).toEqual([
    'f1258f7940e1dde7',
    '84d5ccf933c0478a',
    'd598261ea65aa9ee',
  ]);
});

test('agrees with a library on every state', () => {
  fc.assert(
    fc.property(fc.uint32Array({ minLength: 50, maxLength: 50 }), (state) => {
      const expected = state.slice();
      keccakP(expected);

      keccakF1600(state);

      expect(state).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
