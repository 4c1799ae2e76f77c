import type { Clock } from '../../../time/index.js';
import type { AccessToken } from '../access-token.js';
import type { ScheduledToken } from '../schedule/index.js';

/** A token that was good at a time, and that time: a moment later it may be too old. */
export interface ServedToken {
  token: ScheduledToken;
  atSteadyMs: number;
}

/** Milliseconds since the epoch; if the wall clock is set, they become others. */
export function toWallTime(steadyMs: number, nowSteadyMs: number, clock: Clock): number {
  return Math.floor(clock.now() + (steadyMs - nowSteadyMs));
}

export function secondsLeft(token: ScheduledToken, nowSteadyMs: number): number {
  return Math.floor((token.expiresAtSteadyMs - nowSteadyMs) / 1000);
}

export function toAccessToken({ token, atSteadyMs }: ServedToken, clock: Clock): AccessToken {
  return {
    accessToken: token.accessToken,
    tokenType: 'Bearer',
    scope: [...token.scope],
    expiresAt: toWallTime(token.expiresAtSteadyMs, atSteadyMs, clock),
    expiresIn: secondsLeft(token, atSteadyMs),
  };
}
