import { cleanup } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPageLife, TOKEN_SECONDS, type PageLife } from '../../test-support/page-life.js';
import { liveThrough, schedules } from '../../test-support/page-schedule.js';

const HOUR = 3600;

let life: PageLife | undefined;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
});
afterEach(async () => {
  await life?.stop();
  life = undefined;
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function start(options?: Parameters<typeof startPageLife>[0]): Promise<PageLife> {
  life = startPageLife(options);
  await life.pass(5);
  return life;
}

/** Expects a page that serves its payer, and that nothing went wrong on the way. */
function expectGood(page: PageLife) {
  expect(page.faults).toEqual([]);
  expect(page.status).toBe('ready');
  expect(page.isValid(page.shown?.token ?? '')).toBe(true);
}

describe('with tokens of a minute', { timeout: 60_000 }, () => {
  it('an hour goes by with two requests in a lifetime', async () => {
    const page = await start();

    await page.pass(HOUR);

    expectGood(page);
    expect(page.requests).toBeGreaterThanOrEqual(HOUR / TOKEN_SECONDS);
    expect(page.requests).toBeLessThanOrEqual((2 * HOUR) / TOKEN_SECONDS + 2);
  });

  it.each([
    { isNoticed: true, sleepStopsMonotonic: true },
    { isNoticed: true, sleepStopsMonotonic: false },
    { isNoticed: false, sleepStopsMonotonic: true },
    { isNoticed: false, sleepStopsMonotonic: false },
  ])('a sleep is slept off within half a minute: %o', async (how) => {
    const page = await start(how);

    await page.sleep(20 * 60, how);
    await page.pass(how.isNoticed ? 2 : 32);

    expectGood(page);
  });

  it('a clock set back changes nothing', async () => {
    const page = await start();

    await page.pass(20);
    page.setClockBack(5 * HOUR);
    await page.pass(10 * 60);

    expectGood(page);
    expect(page.requests).toBeLessThanOrEqual(22);
  });

  it('a payer at work outlives any number of tokens', async () => {
    const page = await start();
    const { token } = page.shown ?? {};

    page.focusFrame();
    await page.pass(10 * 60);
    page.order();
    page.leaveFrame();
    page.setAmount(200);
    await page.pass(20 * 60);
    expect(page.shown?.token).toBe(token);
    expect(page.faults).toEqual([]);

    page.endOrder('done');
    await page.pass(1);
    expect(page.shown?.amount).toBe('200');
    await page.pass(1);
    expectGood(page);
  });

  it('a page that was offline resumes by itself', async () => {
    const page = await start();

    page.goOffline();
    await page.pass(5 * 60);
    expect(page.faults).toEqual([]);
    page.goOnline();
    await page.pass(2);

    expectGood(page);
  });

  it('a backend that fails for minutes is asked in growing pauses until it answers', async () => {
    const page = await start();

    page.backend.status = 500;
    const before = page.requests;
    await page.pass(10 * 60);
    expect(page.status).toBe('error');
    expect(page.requests - before).toBeLessThan(40);
    page.backend.status = 200;
    await page.pass(35);

    expectGood(page);
  });

  it('random hours go well, whatever happens in them', async () => {
    vi.useRealTimers();
    await fc.assert(fc.asyncProperty(schedules, liveThrough), { numRuns: 5, endOnFailure: true });
  });

  it('a refusal ends all requests, also where a frame hangs and the page was offline', async () => {
    const page = await start();

    page.backend.status = 401;
    page.setHanging(true);
    page.setAmount(200);
    await page.pass(32);
    expect(page.status).toBe('error');
    page.goOffline();
    await page.pass(1);
    page.goOnline();
    await page.pass(5 * 60);

    expect(page.faults).toEqual([]);
    expect(page.requests).toBe(2);
  });

  it('a refusal ends all requests, whatever happens, until the payer tries again', async () => {
    const page = await start();

    page.backend.status = 401;
    await page.pass(5 * 60);
    await page.sleep(5 * 60);
    page.goOffline();
    await page.pass(60);
    page.goOnline();
    page.setAmount(200);
    page.setClockBack(HOUR);
    await page.pass(10 * 60);
    expect(page.faults).toEqual([]);
    expect(page.requests).toBe(2);
    expect(page.status).toBe('error');

    page.backend.status = 200;
    page.reload();
    await page.pass(10 * 60);
    expectGood(page);
  });
});
