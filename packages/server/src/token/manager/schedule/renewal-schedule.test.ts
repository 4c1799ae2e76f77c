import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bufferMs, minRemainingMs, renewAfterMs } from './renewal-schedule.js';

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

test('minRemainingSeconds counts for at most nine tenths of the lifetime', () => {
  expect(minRemainingMs(1800, HOUR)).toBe(1_800_000);
  expect(minRemainingMs(5000, HOUR)).toBe(3_240_000);
});
