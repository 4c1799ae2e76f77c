import { expect, test } from 'vitest';
import { isOrderFinal } from './is-order-final.js';

const DAY = 86_400_000;
const MINUTE = 60_000;

test.each([
  ['fulfilled', {}, 0, true],
  ['pending', { updatedAt: 0 }, 9 * DAY, false],
  ['refunded', { updatedAt: 0 }, 9 * DAY, false],
  ['expired', { updatedAt: 0 }, DAY - 1, false],
  ['expired', { updatedAt: 0 }, DAY, true],
  ['expired', { createdAt: 0 }, DAY + 25 * MINUTE - 1, false],
  ['expired', { createdAt: 0 }, DAY + 25 * MINUTE, true],
  ['expired', {}, 9 * DAY, false],
])('%s since %j, at %i: %s', (status, times, now, isFinal) => {
  expect(isOrderFinal({ status, ...times }, now)).toBe(isFinal);
});
