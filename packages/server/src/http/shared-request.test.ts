import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { requestStalled, SharedRequest } from './shared-request.js';
import * as timers from '../time/timers.js';

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

test('all who wait get the outcome, and no timer is left', async () => {
  const { work, resolve } = createWork();
  const request = new SharedRequest(work, now);
  const joined = [request.wait(), request.wait()];
  expect(request.waiters).toBe(2);

  resolve('done');

  await expect(Promise.all(joined)).resolves.toEqual(['done', 'done']);
  await expect(request.wait()).resolves.toBe('done');
  expect(request.waiters).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('all who wait get the error', async () => {
  const { work, reject } = createWork();
  const request = new SharedRequest(work, now);
  const joined = request.wait();

  reject(new Error('no'));

  await expect(joined).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});

test('one who gives up is counted out once', async () => {
  const { work, resolve } = createWork();
  const request = new SharedRequest(work, now);
  const controller = new AbortController();
  const joined = request.wait(controller.signal);
  const other = request.wait();

  controller.abort();
  await expect(joined).rejects.toMatchObject({ code: 'aborted' });
  expect(request.waiters).toBe(1);
  resolve('done');
  await other;

  expect(request.waiters).toBe(0);
});

test('work that takes long but lives is waited for', async () => {
  const { work, resolve } = createWork();
  const request = new SharedRequest(work, now);
  const joined = request.wait();

  await vi.advanceTimersByTimeAsync(60_000);
  expect(request.isStalled()).toBe(false);
  resolve('done');

  await expect(joined).resolves.toBe('done');
});

describe('work whose runtime has stopped it', () => {
  /** A request of a Worker that was cancelled: its timers and its I/O never come back. */
  function startStalledRequest() {
    const every = vi.spyOn(timers, 'everyMs').mockReturnValueOnce(() => {});
    const request = new SharedRequest(new Promise<string>(() => {}), now);
    every.mockRestore();
    return request;
  }

  test('keeps nobody waiting for longer than a second and a half', async () => {
    const request = startStalledRequest();
    const joined = request.wait().catch((error: unknown) => error);

    await vi.advanceTimersByTimeAsync(1500);

    await expect(joined).resolves.toBe(requestStalled);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('counts as stalled for those who do not wait after five seconds', async () => {
    const request = startStalledRequest();

    await vi.advanceTimersByTimeAsync(5001);

    expect(request.isStalled()).toBe(true);
  });
});
