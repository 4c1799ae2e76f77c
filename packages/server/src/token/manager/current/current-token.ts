import { bufferMs, minRemainingMs, SERVABLE_MS, type ScheduledToken } from '../schedule/index.js';

function startOf({ expiresAtSteadyMs, lifetimeMs }: ScheduledToken): number {
  return expiresAtSteadyMs - lifetimeMs;
}

/**
 * The one owner of the current token. It changes by `replace`, which `TokenRenewal` calls when a
 * request has ended, and by `reject`, which `invalidate` calls. All times are on the steady clock.
 */
export class CurrentToken {
  readonly #refreshBufferSeconds: number;
  #latest: ScheduledToken | undefined;
  /** The access token that is not accepted any more. */
  #rejected: string | undefined;

  constructor(refreshBufferSeconds: number) {
    this.#refreshBufferSeconds = refreshBufferSeconds;
  }

  /** The token, if it may be handed out. */
  servable(at: number): ScheduledToken | undefined {
    const token = this.#latest;
    const isGood =
      token && token.expiresAtSteadyMs - at >= SERVABLE_MS && token.accessToken !== this.#rejected;
    return isGood ? token : undefined;
  }

  /** How long the token may still be handed out; 0: there is none. */
  remainingMs(at: number): number {
    const token = this.servable(at);
    return token ? token.expiresAtSteadyMs - at : 0;
  }

  state(at: number): 'empty' | 'valid' | 'expired' | 'rejected' {
    if (!this.#latest) return 'empty';
    if (this.#latest.accessToken === this.#rejected) return 'rejected';
    return this.servable(at) ? 'valid' : 'expired';
  }

  /** True for the very token that is the current one, minted once more. */
  isRepeatedBy({ accessToken }: ScheduledToken): boolean {
    return this.#latest?.accessToken === accessToken;
  }

  /** Whether another manager's token is as good as one of our own would be. */
  accepts(other: ScheduledToken, minRemainingSeconds: number, at: number): boolean {
    // Our own, from the store: it was not good enough, or the store would not have been asked.
    if (other.mintId === this.#latest?.mintId || other.accessToken === this.#rejected) return false;
    const remaining = other.expiresAtSteadyMs - at;
    const wanted = Math.max(SERVABLE_MS, minRemainingMs(minRemainingSeconds, other.lifetimeMs));
    if (remaining < wanted) return false;
    const isDue = remaining <= bufferMs(other.lifetimeMs, this.#refreshBufferSeconds);
    return !isDue || minRemainingSeconds > 0 || !this.servable(at);
  }

  replace(token: ScheduledToken, from: 'upstream' | 'store', at: number): void {
    const mine = this.servable(at);
    // A request that stalled may still end, with an older token.
    if (mine && startOf(token) < startOf(mine)) return;
    this.#latest = token;
    // The endpoint itself hands it out again: there is no better one.
    if (from === 'upstream' && token.accessToken === this.#rejected) this.#rejected = undefined;
  }

  /** @returns false for a token that is not the current one */
  reject(accessToken?: string): boolean {
    const current = this.#latest?.accessToken;
    if (current !== undefined && accessToken !== undefined && accessToken !== current) return false;
    this.#rejected = current ?? accessToken;
    return this.#rejected !== undefined;
  }
}
