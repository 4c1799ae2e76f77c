import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until it is so: for what cannot be listened to. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`It never came to pass: ${what}.`);
    await sleep(10);
  }
}
