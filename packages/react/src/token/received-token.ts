import { parseTokenReply, readJwtTimes } from '@phoenix-checkout/core';
import { elapsedMs, type Moment, thisMoment } from '../page/moment.js';
import { toTokenReply } from './source/token-input.js';

/**
 * A token on this page's clocks. Its life counts from receipt, by the seconds that it had left, so
 * a wrong clock on this side does no harm. The token itself is private: copies, JSON, persisted
 * caches and developer tools do not get it.
 */
export class ReceivedToken {
  readonly #accessToken: string;
  #leftAtReceiptMs: number;
  readonly receivedAt: Moment = thisMoment();
  /** Milliseconds that such a token lives in all, as far as is known. */
  readonly fullLifeMs: number;
  /** What an initial token has left by its own `exp`. */
  readonly #leftByOwnExpiryMs: number;

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
    this.#leftByOwnExpiryMs = isInitial && exp ? exp * 1000 - now : Infinity;
    this.#leftAtReceiptMs = expiresAt - now;
    this.fullLifeMs =
      exp > iat ? (exp - iat) * 1000 : Math.max(this.#leftAtReceiptMs, longestSeenMs);
  }

  get accessToken(): string {
    return this.#accessToken;
  }

  /** Milliseconds that it had left when it was received; `Infinity`: not known. */
  get leftAtReceiptMs(): number {
    return this.#leftAtReceiptMs;
  }

  /** It had no more than this left when it was received, whatever its reply says. */
  limitLife(ms: number): void {
    this.#leftAtReceiptMs = Math.min(this.#leftAtReceiptMs, ms);
  }

  /** An initial token is as old as the page, which may come from a cache: its own `exp` counts, too. */
  applyOwnExpiry(): void {
    this.limitLife(this.#leftByOwnExpiryMs);
  }
}

/** Milliseconds left: `Infinity` where it is not known, 0 without a token. */
export const remainingMs = (token?: ReceivedToken): number =>
  token ? token.leftAtReceiptMs - elapsedMs(token.receivedAt) : 0;

/** The token, if it has not expired. */
export const unexpired = (token?: ReceivedToken): ReceivedToken | undefined =>
  remainingMs(token) > 0 ? token : undefined;
