import { isPhoenixError } from '@phoenix-checkout/core';
import type { TokenManager } from '../../src/token/manager/token-manager.js';
import type { Seen } from './member-orders.js';
import { hasExpired } from './timed-token.js';

export function nothingSeen(): Seen {
  return {
    calls: 0,
    served: 0,
    expired: 0,
    warmWaits: 0,
    cold: 0,
    longestWaitMs: 0,
    longestStallMs: 0,
    errors: {},
    tokens: [],
  };
}

/** Just over the second that a token must have left to be handed out. */
const SURELY_SERVABLE_MS = 1010;

/** How long the manager's token is still good, in milliseconds. */
function leftMs(manager: TokenManager): number {
  const status = manager.status();
  return status.status === 'valid' ? status.expiresAt - Date.now() : 0;
}

/** Calls `getToken` as a caller would, and writes down what came of it. */
export async function watchCall(manager: TokenManager, seen: Seen): Promise<void> {
  const began = performance.now();
  const left = leftMs(manager);
  let settled = false;
  const asked = manager.getToken().finally(() => (settled = true));
  // A busy machine may take its time between the two.
  const warm = left - (performance.now() - began) > SURELY_SERVABLE_MS;
  // Not waiting means: settled before anything else gets its turn, however busy the machine is.
  setImmediate(() => {
    if (warm && !settled) seen.warmWaits += 1;
  });
  seen.calls += 1;
  if (!warm) seen.cold += 1;
  try {
    const { accessToken, expiresIn } = await asked;
    seen.served += 1;
    if (expiresIn < 1 || hasExpired(accessToken)) seen.expired += 1;
    if (!seen.tokens.includes(accessToken)) seen.tokens.push(accessToken);
  } catch (error) {
    const code = isPhoenixError(error) ? error.code : String(error);
    seen.errors[code] = (seen.errors[code] ?? 0) + 1;
  }
  seen.longestWaitMs = Math.max(seen.longestWaitMs, performance.now() - began);
}

/** What the callers of several saw, as one. */
export function addUp(all: Seen[]): Seen {
  const sum = nothingSeen();
  for (const seen of all) {
    for (const count of ['calls', 'served', 'expired', 'warmWaits', 'cold'] as const) {
      sum[count] += seen[count];
    }
    sum.longestWaitMs = Math.max(sum.longestWaitMs, seen.longestWaitMs);
    sum.longestStallMs = Math.max(sum.longestStallMs, seen.longestStallMs);
    for (const [code, count] of Object.entries(seen.errors)) {
      sum.errors[code] = (sum.errors[code] ?? 0) + count;
    }
    sum.tokens.push(...seen.tokens.filter((token) => !sum.tokens.includes(token)));
  }
  return sum;
}
