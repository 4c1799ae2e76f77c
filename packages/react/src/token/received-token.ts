import { parseTokenReply, readJwtTimes } from '@phoenix-checkout/core';
import { elapsedMs, thisMoment, type Moment } from '../page/moment.js';
import { toTokenReply } from './source/index.js';

/**
 * A token on this page's clocks. Its life counts from receipt, by the seconds that it had left, so
 * a wrong clock on this side does no harm. The token itself is private: copies, JSON, persisted
 * caches and developer tools do not get it.
 */
export class ReceivedToken {
  readonly #accessToken: string;
  #lifeMs: number;
  readonly receivedAt: Moment = thisMoment();
  /** Milliseconds that such a token lives in all, as far as is known. */
  readonly lifetimeMs: number;
  readonly #isInitial: boolean;

  /**
   * @param longestSeenMs the longest life seen of this source's tokens, for opaque ones
   * @param isInitial true for an `initialToken`
   * @throws PhoenixError `invalid_token_reply`
   */
  constructor(input: unknown, longestSeenMs = 0, isInitial = false) {
    const [now] = this.receivedAt;
    const { accessToken, expiresAt = Infinity } = parseTokenReply(toTokenReply(input), now);
    const { iat, exp } = readJwtTimes(accessToken);
    this.#accessToken = accessToken;
    this.#isInitial = isInitial;
    this.#lifeMs = expiresAt - now;
    this.lifetimeMs = exp > iat ? (exp - iat) * 1000 : Math.max(this.#lifeMs, longestSeenMs);
  }

  get accessToken(): string {
    return this.#accessToken;
  }

  /** Milliseconds that it had left when it was received; `Infinity`: nobody knows. */
  get lifeMs(): number {
    return this.#lifeMs;
  }

  /** Milliseconds on the wall clock; undefined: nobody knows. */
  get expiresAt(): number | undefined {
    return this.#lifeMs < Infinity ? this.receivedAt[0] + this.#lifeMs : undefined;
  }

  /** It had no more than this left when it was received, whatever its reply says. */
  limitLife(ms: number): void {
    this.#lifeMs = Math.min(this.#lifeMs, ms);
  }

  /** An initial token is as old as the page, which may come from a cache: its own `exp` counts, too. */
  judge(): void {
    const { exp } = readJwtTimes(this.#accessToken);
    if (this.#isInitial && exp) this.limitLife(exp * 1000 - this.receivedAt[0]);
  }
}

/** Milliseconds left: `Infinity` where nobody knows, 0 of none. */
export const remainingMs = (token?: ReceivedToken): number =>
  token ? token.lifeMs - elapsedMs(token.receivedAt) : 0;

/** The token, if it has not expired. */
export const unexpired = (token?: ReceivedToken): ReceivedToken | undefined =>
  remainingMs(token) > 0 ? token : undefined;
