import type { TokenRecord } from '../../store/index.js';
import type { ScheduledToken } from './scheduled-token.js';

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

/** When a token is renewed and when it ends. */
export function scheduleToken(
  record: TokenRecord,
  expiresAtSteadyMs: number,
  refreshBufferSeconds: number,
  random: number,
): ScheduledToken {
  const startedAt = expiresAtSteadyMs - record.lifetimeMs;
  const renewAfter = renewAfterMs(record.lifetimeMs, refreshBufferSeconds, random);
  return { ...record, expiresAtSteadyMs, renewAtSteadyMs: startedAt + renewAfter };
}

/** What `minRemainingSeconds` counts for: more than any token can have is no reason to mint for every call. */
export function minRemainingMs(minRemainingSeconds: number, lifetimeMs: number): number {
  return Math.min(minRemainingSeconds * 1000, lifetimeMs * 0.9);
}
