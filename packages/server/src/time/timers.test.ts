import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withDeadline } from './timers.js';

const late = () => new Error('late');
const never = new Promise<string>(() => {});

/** The event loop does nothing for so long. */
const blockFor = (ms: number) => vi.setSystemTime(Date.now() + ms);

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'],
  });
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** How long it takes until nothing is waited for any more, while time passes. */
async function msUntilLate(
  pass: () => Promise<unknown>,
  answeredAt?: () => number | undefined,
): Promise<number> {
  const began = Date.now();
  const state = { isLate: false };
  void withDeadline(never, 500, late, { answeredAt }).catch(() => (state.isLate = true));
  for (let passes = 0; passes < 1000 && !state.isLate; passes += 1) await pass();
  return Date.now() - began;
}

test('what takes too long is late', async () => {
  await expect(msUntilLate(() => vi.advanceTimersByTimeAsync(10))).resolves.toBe(500);
  expect(vi.getTimerCount()).toBe(0);
});

test('what comes in time leaves no timer', async () => {
  await expect(withDeadline(Promise.resolve('done'), 500, late)).resolves.toBe('done');

  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('time in which this process was busy counts only up to four times the limit', async () => {
  const pass = async () => {
    blockFor(250);
    await vi.advanceTimersByTimeAsync(100);
  };

  const ms = await msUntilLate(pass);

  expect(ms).toBeGreaterThanOrEqual(2000);
  expect(ms).toBeLessThan(2500);
});

test('time in which others were answered counts only up to four times the limit', async () => {
  let lastAnswer = 0;
  const pass = async () => {
    await vi.advanceTimersByTimeAsync(50);
    lastAnswer = Date.now();
  };

  const ms = await msUntilLate(pass, () => lastAnswer);

  expect(ms).toBeGreaterThanOrEqual(2000);
  expect(ms).toBeLessThan(2500);
});

test('from the last answer to others on, all time counts', async () => {
  const began = Date.now();
  let lastAnswer = began;
  const pass = async () => {
    await vi.advanceTimersByTimeAsync(50);
    if (Date.now() - began < 700) lastAnswer = Date.now();
  };

  const ms = await msUntilLate(pass, () => lastAnswer);

  expect(ms).toBeGreaterThanOrEqual(1100);
  expect(ms).toBeLessThanOrEqual(1300);
});
