import { once } from 'node:events';

const signals = ['SIGTERM', 'SIGINT'] as const;
const exitCodeBySignal = { SIGTERM: 143, SIGINT: 130 } as const;

/** Waits for SIGTERM or SIGINT; a second one ends the process at once. */
export async function stopSignal(): Promise<NodeJS.Signals> {
  const received = await Promise.race(
    signals.map((signal) => once(process, signal).then(() => signal)),
  );
  for (const signal of signals) {
    process.once(signal, () => process.exit(exitCodeBySignal[signal]));
  }
  return received;
}
