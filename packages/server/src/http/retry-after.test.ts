import { expect, test } from 'vitest';
import { parseRetryAfter, retryAfterHeader } from './retry-after.js';

const now = Date.parse('Wed, 21 Oct 2026 07:28:00 GMT');

test.each([
  ['12', 12],
  [' 12 ', 12],
  ['86400', 300],
  ['Wed, 21 Oct 2026 07:28:30 GMT', 30],
  ['Wed, 21 Oct 2026 09:28:30 GMT', 300],
  ['Wed, 21 Oct 2026 07:27:30 GMT', undefined],
  ['0', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['never GMT', undefined],
  ['', undefined],
  [null, undefined],
])('%j is %j seconds', (header, seconds) => {
  expect(parseRetryAfter(header, now)).toBe(seconds);
});

test.each([
  [2.5, '3'],
  [0.1, '1'],
  [1e9, '300'],
  [NaN, '5'],
  [Infinity, '5'],
  [-1, '5'],
  [0, '5'],
  ['7', '5'],
  [7n, '5'],
])('of %s seconds, %s is sent', (seconds, header) => {
  expect(retryAfterHeader(seconds, 5)).toBe(header);
});
