// @vitest-environment node
import { expect, test } from 'vitest';
import { pauseMs } from './order-schedule.js';

const MINUTE = 60_000;

test.each([
  [0, 2000],
  [30_000, 2000],
  [MINUTE, 3000],
  [5 * MINUTE, 10_000],
  [25 * MINUTE, 10_000],
  [50 * MINUTE, 20_000],
  [24 * 60 * MINUTE, MINUTE],
])('an order that was pending for %d ms is asked for after %d ms', (watchedMs, pause) => {
  expect(pauseMs({ status: 'pending' }, watchedMs)).toBe(pause);
  expect(pauseMs({ status: 'a_word_to_come' }, watchedMs)).toBe(pause);
});

test('an expired order is asked for once a minute', () => {
  expect(pauseMs({ status: 'expired' }, 0)).toBe(MINUTE);
  expect(pauseMs({ status: 'expired' }, 60 * MINUTE)).toBe(MINUTE);
});
