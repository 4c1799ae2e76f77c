import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSteadyClock, systemClock } from './clock.js';
import { createControlledClock } from '../../test-support/controlled-clock.js';

const HOUR = 3_600_000;

test('time passes as on both clocks', () => {
  const clock = createControlledClock();
  const now = createSteadyClock(clock);
  const before = now();

  clock.advance(1234.5);

  expect(now() - before).toBe(1234.5);
});

test('a wall clock set back takes no time away', () => {
  const clock = createControlledClock();
  const now = createSteadyClock(clock);
  const before = now();

  clock.setWall(-HOUR);
  clock.advance(1000);

  expect(now() - before).toBe(1000);
});

test('a machine that slept has aged', () => {
  const clock = createControlledClock();
  const now = createSteadyClock(clock);
  const before = now();

  clock.sleep(HOUR);

  expect(now() - before).toBe(HOUR);
});

test('a sleep counts after the wall clock was set back by more', () => {
  const clock = createControlledClock();
  const now = createSteadyClock(clock);
  const before = now();

  clock.setWall(-2 * HOUR);
  now();
  clock.sleep(HOUR);

  expect(now() - before).toBe(HOUR);
});

test('readings a fraction of a millisecond apart do not add up to more', () => {
  const now = createSteadyClock(systemClock);
  for (let reading = 0; reading < 100; reading += 1) now();
  const began = performance.now();
  const before = now();

  while (performance.now() - began < 60) now();

  const passed = now() - before;
  expect(passed).toBeGreaterThan(50);
  // The first reading came after the one, the last before the other.
  expect(passed).toBeLessThan(performance.now() - began + 2);
});

test('a pause between the readings of the two clocks does not count twice', () => {
  const clock = createControlledClock();
  let pauseMs = 0;
  const now = createSteadyClock({
    now() {
      const wall = clock.now();
      clock.advance(pauseMs);
      return wall;
    },
    monotonic: () => clock.monotonic?.() ?? 0,
  });
  const before = now();

  pauseMs = 500;
  now();
  pauseMs = 0;

  expect(now() - before).toBe(500);
});

test('without a monotonic clock the wall clock going back stops time instead', () => {
  let wall = 1_000_000;
  const now = createSteadyClock({ now: () => wall });
  const before = now();

  wall += 5000;
  now();
  wall -= HOUR;

  expect(now() - before).toBe(5000);
});

test('it never goes back, and never counts less than either clock', () => {
  const step = fc.record({
    move: fc.constantFrom('advance', 'setWall', 'sleep'),
    ms: fc.integer({ min: 0, max: 10 * HOUR }),
    back: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const clock = createControlledClock();
      const now = createSteadyClock(clock);
      const began = now();
      const wallBegan = clock.now();
      let last = began;
      let passed = 0;
      for (const { move, ms, back } of steps) {
        if (move === 'advance') clock.advance(ms);
        else if (move === 'sleep') clock.sleep(ms);
        else clock.setWall(back ? -ms : ms);
        if (move !== 'setWall') passed += ms;

        expect(now()).toBeGreaterThanOrEqual(last);
        last = now();
      }
      // Below the second that counts as jitter.
      expect(last - began).toBeGreaterThanOrEqual(passed - 1000 * steps.length);
      expect(last - began).toBeGreaterThanOrEqual(clock.now() - wallBegan);
    }),
  );
});
