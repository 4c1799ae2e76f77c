import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, bufferMs, lookAgainMs, renewAfterMs, wishMs } from './renewal-schedule.js';

const HOUR = 3_600_000;
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const lifetimeMs = fc.integer({ min: 1000, max: 30 * 24 * HOUR });

test('the buffer is never more than half of the lifetime', () => {
  expect(bufferMs(HOUR, 300)).toBe(300_000);
  expect(bufferMs(HOUR, 1800)).toBe(1_800_000);
  expect(bufferMs(240_000, 300)).toBe(120_000);
});

test('jitter makes a renewal earlier, by at most a tenth of the lifetime', () => {
  fc.assert(
    fc.property(
      lifetimeMs,
      fc.integer({ min: 0, max: 100_000 }),
      random,
      (life, buffer, chance) => {
        const latest = renewAfterMs(life, buffer, 0);
        const after = renewAfterMs(life, buffer, chance);

        expect(latest).toBe(life - bufferMs(life, buffer));
        expect(after).toBeLessThanOrEqual(latest);
        expect(after).toBeGreaterThanOrEqual(latest - life / 10);
        expect(after).toBeGreaterThan(life / 3);
      },
    ),
  );
});

test('a wish counts for at most nine tenths of the lifetime', () => {
  expect(wishMs(1800, HOUR)).toBe(1_800_000);
  expect(wishMs(5000, HOUR)).toBe(3_240_000);
});

describe('the pause after a failure', () => {
  test('grows to a minute while there is a token', () => {
    const pauses = [1, 2, 3, 4, 7, 50].map((failures) => backoffMs(failures, HOUR, 1));

    expect(pauses).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000]);
  });

  test('leaves room for several attempts before the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1001, max: HOUR }),
        random,
        (failures, left, chance) => {
          expect(backoffMs(failures, left, chance)).toBeLessThanOrEqual(Math.max(250, left / 4));
        },
      ),
    );
  });

  test('without a token is none at first, and grows to 5 s', () => {
    const pauses = [1, 2, 3, 4, 50].map((failures) => backoffMs(failures, 0, 1));

    expect(pauses).toEqual([0, 250, 500, 1000, 5000]);
  });

  test('is shortened by jitter, to no less than half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: HOUR }),
        random,
        (failures, left, chance) => {
          const longest = backoffMs(failures, left, 1);

          expect(backoffMs(failures, left, chance)).toBeLessThanOrEqual(longest);
          expect(backoffMs(failures, left, chance)).toBeGreaterThanOrEqual(longest / 2);
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
