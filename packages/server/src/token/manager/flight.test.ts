import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { flightLost, startFlight } from './flight.js';
import * as timers from '../../time/timers.js';

const now = () => performance.now();

function createWork() {
  let resolve: (value: string) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const work = new Promise<string>((...settle) => ([resolve, reject] = settle));
  return { work, resolve, reject };
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('all who joined get the outcome, and no timer is left', async () => {
  const { work, resolve } = createWork();
  const flight = startFlight(work, now);
  const joined = [flight.join(), flight.join()];
  expect(flight.waiting()).toBe(2);

  resolve('done');

  await expect(Promise.all(joined)).resolves.toEqual(['done', 'done']);
  await expect(flight.join()).resolves.toBe('done');
  expect(flight.waiting()).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('all who joined get the error', async () => {
  const { work, reject } = createWork();
  const flight = startFlight(work, now);
  const joined = flight.join();

  reject(new Error('no'));

  await expect(joined).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});

test('one who gives up is counted out once', async () => {
  const { work, resolve } = createWork();
  const flight = startFlight(work, now);
  const controller = new AbortController();
  const joined = flight.join(controller.signal);
  const other = flight.join();

  controller.abort();
  await expect(joined).rejects.toMatchObject({ code: 'aborted' });
  expect(flight.waiting()).toBe(1);
  resolve('done');
  await other;

  expect(flight.waiting()).toBe(0);
});

test('work that takes long but lives is waited for', async () => {
  const { work, resolve } = createWork();
  const flight = startFlight(work, now);
  const joined = flight.join();

  await vi.advanceTimersByTimeAsync(60_000);
  expect(flight.isLost()).toBe(false);
  resolve('done');

  await expect(joined).resolves.toBe('done');
});

describe('work whose runtime has stopped it', () => {
  /** A request of a Worker that was cancelled: its timers and its I/O never come back. */
  function startStoppedFlight() {
    const every = vi.spyOn(timers, 'everyMs').mockReturnValueOnce(() => {});
    const flight = startFlight(new Promise<string>(() => {}), now);
    every.mockRestore();
    return flight;
  }

  test('keeps nobody waiting for longer than a second and a half', async () => {
    const flight = startStoppedFlight();
    const joined = flight.join().catch((error: unknown) => error);

    await vi.advanceTimersByTimeAsync(1500);

    await expect(joined).resolves.toBe(flightLost);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is lost for those who do not wait after five', async () => {
    const flight = startStoppedFlight();

    await vi.advanceTimersByTimeAsync(5001);

    expect(flight.isLost()).toBe(true);
  });
});
