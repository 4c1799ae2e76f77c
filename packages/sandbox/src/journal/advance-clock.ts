import type { SandboxClock } from '../clock/index.js';
import type { Journal } from './journal.js';

/** In words: `25 min`. */
function inWords(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return `${seconds / 3600} h`;
  if (seconds >= 60 && seconds % 60 === 0) return `${seconds / 60} min`;
  return `${seconds} s`;
}

/** Moves the clock by hand, and notes it: what follows happened then. */
export async function advanceClock(
  { clock, journal }: { clock: SandboxClock; journal: Journal },
  seconds: number,
): Promise<void> {
  const title = `The clock is moved ahead by ${inWords(seconds)}`;
  journal.append({ kind: 'sandbox', type: 'clock', title, details: { seconds } });
  await clock.advance(seconds * 1000);
}
