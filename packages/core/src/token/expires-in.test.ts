import { expect, test } from 'vitest';
import { parseExpiresIn } from './expires-in.js';

test.each([
  [3600, 3600],
  ['3600', 3600],
  [0.5, 0.5],
  ['0.5', 0.5],
  ['0001', 1],
])('reads %j', (input, seconds) => {
  expect(parseExpiresIn(input)).toBe(seconds);
});

test.each([
  undefined,
  null,
  0,
  -1,
  Number.NaN,
  Infinity,
  1e306,
  '',
  ' 1',
  '0',
  '-1',
  '+1',
  '1e3',
  '0x10',
  '1.2.3',
  '.5',
  '5.',
  true,
  [3600],
  { valueOf: () => 3600 },
])('gives nothing for %j', (input) => {
  expect(parseExpiresIn(input)).toBeUndefined();
});
