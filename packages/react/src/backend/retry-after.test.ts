// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { retryAfterMs } from './retry-after.js';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['seconds', { 'Retry-After': '7' }, 7000],
  ['a date, on this clock', { 'Retry-After': 'Thu, 01 Jan 2026 00:00:20 GMT' }, 20_000],
  [
    "a date, on the sender's clock",
    {
      'Retry-After': 'Thu, 01 Jan 2026 09:00:20 GMT',
      Date: 'Thu, 01 Jan 2026 09:00:00 GMT',
    },
    20_000,
  ],
  ['more than five minutes', { 'Retry-After': '86400' }, 300_000],
  ['a date that is over', { 'Retry-After': 'Wed, 31 Dec 2025 23:00:00 GMT' }, 0],
  ['nothing', {}, 0],
  ['what is neither', { 'Retry-After': 'soon' }, 0],
  ['a negative number', { 'Retry-After': '-5' }, 0],
])('reads %s', (_, headers: Record<string, string>, ms) => {
  expect(retryAfterMs(new Headers(headers))).toBe(ms);
});
