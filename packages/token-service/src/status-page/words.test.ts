import { expect, test } from 'vitest';
import { ago, count, countdown, duration, took } from './words.js';

test.each([
  [-1, '0 s'],
  [0.9, '0 s'],
  [59, '59 s'],
  [60, '1 min'],
  [3599, '59 min 59 s'],
  [3600, '1 h'],
  [3601, '1 h'],
  [90_000, '1 d 1 h'],
])('%d seconds are %s', (seconds, expected) => {
  expect(duration(seconds)).toBe(expected);
});

test.each([
  [-1, '0:00'],
  [5, '0:05'],
  [2530, '42:10'],
  [3725, '1:02:05'],
])('counted down, %d seconds are %s', (seconds, expected) => {
  expect(countdown(seconds)).toBe(expected);
});

test('times and counts in words', () => {
  expect([ago(0, 500), ago(0, 59_999)]).toEqual(['now', '59 s ago']);
  expect([ago(0, 65_000), ago(0, 4_000_000)]).toEqual(['1 min ago', '1 h 6 min ago']);
  expect([took(0.2), took(999), took(1234)]).toEqual(['1 ms', '999 ms', '1.2 s']);
  expect([count(1, 'request'), count(1200, 'request')]).toEqual(['1 request', '1,200 requests']);
});
