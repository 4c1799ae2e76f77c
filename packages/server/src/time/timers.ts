/** Ends what a timer was set for; calling it again does nothing. */
export type Cancel = () => void;

interface DenoTimers {
  Deno?: { unrefTimer?: (timer: number) => void };
}

/** A timer of ours never keeps a process alive. */
function unref(timer: unknown): void {
  if (typeof timer === 'number') {
    (globalThis as DenoTimers).Deno?.unrefTimer?.(timer);
    return;
  }
  (timer as { unref?: () => void }).unref?.();
}

export function afterMs(ms: number, run: () => void): Cancel {
  const timer = setTimeout(run, ms);
  unref(timer);
  return () => clearTimeout(timer);
}

export function everyMs(ms: number, run: () => void): Cancel {
  const timer = setInterval(run, ms);
  unref(timer);
  return () => clearInterval(timer);
}

/** Waits for `work`, but no longer than `ms`; what `work` does later is ignored. */
export function withDeadline<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = afterMs(ms, () => reject(late()));
    work.then(resolve, reject).finally(cancel);
  });
}
