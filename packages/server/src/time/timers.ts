/** Ends what a timer was set for; calling it again does nothing. */
export type Cancel = () => void;

/** Whether a timer keeps a process alive that has nothing else to do. */
export interface TimerOptions {
  /** True only while somebody waits for what the timer watches over. Default false. */
  holdsProcess?: boolean;
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

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void afterMs(ms, resolve));
}

const SLICES = 5;

/**
 * Waits for `work`, but no longer than `ms`; what `work` does later is ignored.
 *
 * The time is counted in slices, one a turn of the event loop: while the loop is blocked an answer may
 * lie there unread, and whoever is busy must not take the others for dead.
 */
export function withDeadline<T>(
  work: Promise<T>,
  ms: number,
  late: () => Error,
  options?: TimerOptions,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let slicesLeft = SLICES;
    const stop = everyMs(
      ms / SLICES,
      () => {
        slicesLeft -= 1;
        if (slicesLeft > 0) return;
        stop();
        reject(late());
      },
      options,
    );
    work.then(resolve, reject).finally(stop);
  });
}
