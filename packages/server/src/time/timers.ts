/** Ends what a timer was set for; calling it again does nothing. */
export type Cancel = () => void;

/** Whether a timer keeps a process alive that has nothing else to do. */
export interface TimerOptions {
  /** True only while somebody waits for what the timer watches over. Default false. */
  holdsProcess?: boolean;
}

export interface DeadlineOptions extends TimerOptions {
  /** When the other side last answered anybody, on `performance.now()`: a slice in which it did does not count. */
  answeredAt?: (() => number | undefined) | undefined;
}

interface DenoTimers {
  Deno?: { unrefTimer?: (timer: number) => void };
}

function unref(timer: unknown): void {
  if (typeof timer === 'number') {
    (globalThis as DenoTimers).Deno?.unrefTimer?.(timer);
    return;
  }
  (timer as { unref?: () => void }).unref?.();
}

export function afterMs(ms: number, run: () => void, { holdsProcess }: TimerOptions = {}): Cancel {
  const timer = setTimeout(run, ms);
  if (!holdsProcess) unref(timer);
  return () => clearTimeout(timer);
}

export function everyMs(ms: number, run: () => void, { holdsProcess }: TimerOptions = {}): Cancel {
  const timer = setInterval(run, ms);
  if (!holdsProcess) unref(timer);
  return () => clearInterval(timer);
}

export function pause(ms: number, options?: TimerOptions): Promise<void> {
  return new Promise((resolve) => void afterMs(ms, resolve, options));
}

const SLICES = 5;
/** A slice that took this many times as long was not the other side's: this process or machine is busy. */
const LATE_SLICE = 1.5;
/** The longest wait, as a multiple of the limit, however busy it is. */
const LONGEST = 4;

/**
 * Waits for `work`, but no longer than `ms`; what `work` does later is ignored.
 *
 * The time is counted in slices, one a turn of the event loop. A slice that comes late does not count: an
 * answer may lie there unread, or who answers may wait for the same processor, and whoever is busy must
 * not take the others for dead. Nor does one in which the other side answered somebody else: then there
 * is a queue. Both add up to four times as long at most.
 */
export function withDeadline<T>(
  work: Promise<T>,
  ms: number,
  late: () => Error,
  { answeredAt, ...options }: DeadlineOptions = {},
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const sliceMs = ms / SLICES;
    const beganAt = performance.now();
    let lastAt = beganAt;
    let slicesLeft = SLICES;
    const stop = everyMs(
      sliceMs,
      () => {
        const at = performance.now();
        const hasAnswered = (answeredAt?.() ?? -Infinity) > lastAt;
        if (at - lastAt < sliceMs * LATE_SLICE && !hasAnswered) slicesLeft -= 1;
        lastAt = at;
        if (slicesLeft > 0 && at - beganAt < ms * LONGEST) return;
        stop();
        reject(late());
      },
      options,
    );
    work.then(resolve, reject).finally(stop);
  });
}
