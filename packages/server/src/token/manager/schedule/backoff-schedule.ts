import { SERVABLE_MS } from './renewal-schedule.js';

const RENEWAL_BASE_MS = 1000;
const RENEWAL_CAP_MS = 60_000;
const COLD_BASE_MS = 250;
const COLD_CAP_MS = 5000;

/**
 * The pause after failure number `failures` (1 for the first). While a token is valid: from about a
 * second doubling to a minute, but short enough for several more attempts before the end. With no
 * token, where every caller gets an error: none at first, then a quarter of a second doubling to 5 s.
 */
export function mintBackoffMs(failures: number, remainingMs: number, random: number): number {
  const jitter = 0.5 + random / 2;
  if (remainingMs <= SERVABLE_MS) {
    return failures <= 1 ? 0 : Math.min(COLD_BASE_MS * 2 ** (failures - 2), COLD_CAP_MS) * jitter;
  }
  const grown = Math.min(RENEWAL_BASE_MS * 2 ** (failures - 1), RENEWAL_CAP_MS);
  return Math.min(grown, Math.max(COLD_BASE_MS, remainingMs / 4)) * jitter;
}

const LOOK_AGAIN_MS = 1000;
const SHORTEST_LOOK_AGAIN_MS = 50;

/**
 * The pause before a manager with a token looks again for what another one is minting: from one to
 * two seconds, but short enough for several more looks while the token can be handed out.
 */
export function lookAgainMs(remainingMs: number, random: number): number {
  const servableMs = remainingMs - SERVABLE_MS;
  const pause =
    servableMs > 0
      ? Math.min(LOOK_AGAIN_MS, Math.max(SHORTEST_LOOK_AGAIN_MS, servableMs / 6))
      : LOOK_AGAIN_MS;
  return pause * (1 + random);
}

const FIRST_POLL_MS = 250;
const LONGEST_POLL_MS = 800;

/**
 * The pause before a manager without a token looks again for what another one is minting: a quarter of a
 * second, then twice as long each time, up to 0.8 s, an eighth more or less.
 *
 * @param polls how often it has looked already
 */
export function leasePollMs(polls: number, random: number): number {
  return Math.min(FIRST_POLL_MS * 2 ** polls, LONGEST_POLL_MS) * (0.875 + random / 4);
}
