/** A token with less than this is not handed out: `expires_in` counts whole seconds. */
export const SERVABLE_MS = 1000;

const JITTER = 0.1;

/** How long before its end a token is renewed: never more than half of its lifetime. */
export function bufferMs(lifetimeMs: number, refreshBufferSeconds: number): number {
  return Math.min(refreshBufferSeconds * 1000, lifetimeMs / 2);
}

/** How long after its start a token is renewed. Jitter makes it earlier, by at most a tenth of the lifetime. */
export function renewAfterMs(
  lifetimeMs: number,
  refreshBufferSeconds: number,
  random: number,
): number {
  return lifetimeMs - bufferMs(lifetimeMs, refreshBufferSeconds) - random * JITTER * lifetimeMs;
}

/** What a caller's wish comes to: one that no token can meet is no reason to mint for every call. */
export function wishMs(minRemainingSeconds: number, lifetimeMs: number): number {
  return Math.min(minRemainingSeconds * 1000, lifetimeMs * 0.9);
}

const RENEWAL_BASE_MS = 1000;
const RENEWAL_CAP_MS = 60_000;
const COLD_BASE_MS = 250;
const COLD_CAP_MS = 5000;

/**
 * The pause after failure number `failures` (1 for the first). While a token is valid: from about a
 * second doubling to a minute, but short enough for several more attempts before the end. With no
 * token, where every caller gets an error: none at first, then a quarter of a second doubling to 5 s.
 */
export function backoffMs(failures: number, remainingMs: number, random: number): number {
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
 * The pause before looking again for what another manager is minting at this moment: from one to two
 * seconds, but short enough for several more looks while the token in hand can be given out.
 */
export function lookAgainMs(remainingMs: number, random: number): number {
  const servableMs = remainingMs - SERVABLE_MS;
  const pause =
    servableMs > 0
      ? Math.min(LOOK_AGAIN_MS, Math.max(SHORTEST_LOOK_AGAIN_MS, servableMs / 6))
      : LOOK_AGAIN_MS;
  return pause * (1 + random);
}
