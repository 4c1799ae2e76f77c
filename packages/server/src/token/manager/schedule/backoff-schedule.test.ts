import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mintBackoffMs, leasePollMs, lookAgainMs } from './backoff-schedule.js';

const HOUR = 3_600_000;
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the pause after a failure', () => {
  test('grows to a minute while there is a token', () => {
    const pauses = [1, 2, 3, 4, 7, 50].map((failures) => mintBackoffMs(failures, HOUR, 1));

    expect(pauses).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000]);
  });

  test('leaves room for several attempts before the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1001, max: HOUR }),
        random,
        (failures, left, chance) => {
          expect(mintBackoffMs(failures, left, chance)).toBeLessThanOrEqual(
            Math.max(250, left / 4),
          );
        },
      ),
    );
  });

  test('without a token is none at first, and grows to 5 s', () => {
    const pauses = [1, 2, 3, 4, 50].map((failures) => mintBackoffMs(failures, 0, 1));

    expect(pauses).toEqual([0, 250, 500, 1000, 5000]);
  });

  test('is shortened by jitter, to no less than half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: HOUR }),
        random,
        (failures, left, chance) => {
          const longest = mintBackoffMs(failures, left, 1);

          expect(mintBackoffMs(failures, left, chance)).toBeLessThanOrEqual(longest);
          expect(mintBackoffMs(failures, left, chance)).toBeGreaterThanOrEqual(longest / 2);
        },
      ),
    );
  });
});

describe('the pause while another manager mints', () => {
  test('is one to two seconds', () => {
    expect(lookAgainMs(HOUR, 0)).toBe(1000);
    expect(lookAgainMs(HOUR, 1)).toBe(2000);
    expect(lookAgainMs(0, 0)).toBe(1000);
  });

  test('leaves room for three looks while the token can be given out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1400, max: HOUR }), random, (left, chance) => {
        expect(3 * lookAgainMs(left, chance)).toBeLessThanOrEqual(left - 1000);
      }),
    );
  });

  test('is never so short that it hammers the store', () => {
    expect(lookAgainMs(1001, 0)).toBe(50);
  });
});

describe('the pause of a caller while another manager mints', () => {
  test('grows from a quarter of a second to 0.8 s', () => {
    const pauses = [0, 1, 2, 3, 20].map((polls) => leasePollMs(polls, 0.5));

    expect(pauses).toEqual([250, 500, 800, 800, 800]);
  });

  test('is an eighth more or less by jitter', () => {
    expect(leasePollMs(0, 0)).toBe(218.75);
    expect(leasePollMs(9, 1)).toBe(900);
  });
});
