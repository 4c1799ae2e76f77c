import type { Cancel } from './timers.js';

interface Listened {
  runs: Set<() => void>;
  listener: () => void;
}

const listened = new WeakMap<AbortSignal, Listened>();

/**
 * Calls `run` when the signal aborts. Any number of callers may share a signal: it gets one listener
 * from us, since Node warns of a leak where it has more than ten.
 */
export function onAbort(signal: AbortSignal, run: () => void): Cancel {
  let known = listened.get(signal);
  if (!known) {
    const runs = new Set<() => void>();
    const listener = () => {
      for (const each of runs) each();
    };
    known = { runs, listener };
    listened.set(signal, known);
    signal.addEventListener('abort', listener);
  }
  const { runs, listener } = known;
  runs.add(run);
  return () => {
    runs.delete(run);
    if (runs.size > 0 || listened.get(signal)?.runs !== runs) return;
    listened.delete(signal);
    signal.removeEventListener('abort', listener);
  };
}
