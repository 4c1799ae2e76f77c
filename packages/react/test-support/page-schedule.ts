import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { startPageLife, type PageLife } from './page-life.js';

/** Something that happens to a page; a failing run prints its words. */
interface Happening {
  words: string;
  act: (page: PageLife) => unknown;
}

const happens = (words: string, act: Happening['act']) => ({
  words,
  act,
  [fc.toStringMethod]: () => words,
});
const always = (words: string, act: Happening['act']) => fc.constant(happens(words, act));
const seconds = (max: number) => fc.integer({ min: 1, max });

const clockSetBack = seconds(7200).map((time) =>
  happens(`clock back ${time} s`, (page) => page.setClockBack(time)),
);

const happenings: fc.Arbitrary<Happening>[] = [
  seconds(90).map((time) => happens(`${time} s pass`, (page) => page.pass(time))),
  seconds(90).map((time) => happens(`${time} s pass`, (page) => page.pass(time))),
  fc
    .tuple(seconds(900), fc.boolean())
    .map(([time, isNoticed]) =>
      happens(`sleeps ${time} s${isNoticed ? '' : ', unnoticed'}`, (page) =>
        page.sleep(time, { isNoticed }),
      ),
    ),
  fc
    .constantFrom(200, 200, 200, 500, 503, 429, 401)
    .map((status) => happens(`backend: ${status}`, (page) => (page.backend.status = status))),
  fc
    .constantFrom(0, 100, 3000, 20_000)
    .map((ms) => happens(`backend takes ${ms} ms`, (page) => (page.backend.latencyMs = ms))),
  fc
    .constantFrom(100, 200, 300)
    .map((amount) => happens(`amount ${amount}`, (page) => page.setAmount(amount))),
  fc
    .constantFrom('done' as const, 'cancel' as const, 'failed' as const)
    .map((how) => happens(`order ends: ${how}`, (page) => page.endOrder(how))),
  always('offline', (page) => page.goOffline()),
  always('online', (page) => page.goOnline()),
  fc
    .boolean()
    .map((isHanging) =>
      happens(`checkout ${isHanging ? 'hangs' : 'answers'}`, (page) => page.setHanging(isHanging)),
    ),
  always('payer enters', (page) => page.focusFrame()),
  always('payer leaves', (page) => page.leaveFrame()),
  always('payer orders', (page) => page.order()),
  always('payer tries again', (page) => page.reload()),
];

/** A page's hour, up to its end. */
export interface Schedule {
  sleepStopsMonotonic: boolean;
  /** Between them a while passes. */
  events: Happening[];
}

export const schedules: fc.Arbitrary<Schedule> = fc.boolean().chain((sleepStopsMonotonic) =>
  fc.record({
    sleepStopsMonotonic: fc.constant(sleepStopsMonotonic),
    events: fc.array(
      fc.oneof(
        ...happenings,
        // If one clock stands still in sleep and the other is set back, nobody can tell the time.
        ...(sleepStopsMonotonic ? [] : [clockSetBack]),
      ),
      { minLength: 60, maxLength: 90, size: 'max' },
    ),
  }),
);

/** Lives the schedule, then makes all well again, and expects a page that serves its payer. */
export async function liveThrough({ sleepStopsMonotonic, events }: Schedule): Promise<void> {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
  const page = startPageLife({ sleepStopsMonotonic });
  try {
    for (const { act } of events) {
      await act(page);
      await page.pass(1);
      expect(page.faults).toEqual([]);
    }

    page.backend.status = 200;
    page.backend.latencyMs = 100;
    page.setHanging(false);
    page.goOnline();
    page.leaveFrame();
    page.endOrder('failed');
    await page.pass(1);
    // What is over, or was refused, starts again when somebody asks, and all else by itself.
    if (page.isOver) page.reload();
    await page.pass(3 * 60);
    // The moment of a token's end may be the one that was met, or the next frame's load: that second
    // is over in a second.
    if (page.status === 'loading' || !page.isValid(page.shown?.token ?? '')) await page.pass(1);
    expect(page.faults).toEqual([]);
    expect(page.status).toBe('ready');
    expect(page.shown?.amount).toBe(String(page.amount));
    expect(page.isValid(page.shown?.token ?? '')).toBe(true);
  } finally {
    await page.stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
}
