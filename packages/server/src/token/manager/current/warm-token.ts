import type { Clock } from '../../../time/index.js';
import type { AccessToken } from '../access-token.js';
import type { Caller } from '../caller.js';
import type { ScheduledToken } from '../schedule/index.js';
import { secondsLeft, toAccessToken } from './served-token.js';

/** Gives the current token and renews it in the background where that is due. */
interface TokenSource {
  take(at: number, caller: Caller): ScheduledToken | undefined;
}

/** The current token as callers get it, made once for each second of its life. */
export class WarmToken {
  readonly #source: TokenSource;
  readonly #clock: Clock;
  readonly #now: () => number;
  #token: ScheduledToken | undefined;
  #accessToken: AccessToken | undefined;

  constructor(source: TokenSource, clock: Clock, now: () => number) {
    this.#source = source;
    this.#clock = clock;
    this.#now = now;
  }

  /**
   * Undefined: there is none that need not be waited for. The same object for as long as `expiresIn`
   * is the same: do not hand it out.
   */
  take(caller: Caller): AccessToken | undefined {
    const atSteadyMs = this.#now();
    const token = this.#source.take(atSteadyMs, caller);
    if (!token) return undefined;
    const isSame = token === this.#token;
    if (!isSame || this.#accessToken?.expiresIn !== secondsLeft(token, atSteadyMs)) {
      this.#token = token;
      this.#accessToken = toAccessToken({ token, atSteadyMs }, this.#clock);
    }
    return this.#accessToken;
  }
}

const warmTokens = new WeakMap<object, WarmToken>();

/** Lets the token endpoint of this package answer without waiting. */
export function offerWarmToken(manager: object, warm: WarmToken): void {
  warmTokens.set(manager, warm);
}

/** A manager that is not ours offers none. */
export function findWarmToken(manager: object): WarmToken | undefined {
  return warmTokens.get(manager);
}
