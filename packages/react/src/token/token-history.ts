import { PhoenixError } from '@phoenix-checkout/core';
import { Outage } from '../backend/index.js';
import { perQuery } from '../query/index.js';
import { ReceivedToken } from './received-token.js';
import type { TokenError } from './source/index.js';

/** How many tokens are remembered. */
const MEMORY_SIZE = 20;

/** What a page has learnt of one source: the tokens that it gave, and how it fails now. */
export class TokenHistory extends Outage<TokenError> {
  /** When tokens end, on the monotonic clock, which cannot be set. */
  readonly #ends = new Map<string, number>();
  #longestLifeMs = 0;

  /**
   * Reads a token of this source's. The end of a known token never moves away: a later reply that
   * promises it more time than the first one did is an old reply, out of a cache.
   *
   * @throws PhoenixError `invalid_token_reply`
   */
  read(reply: unknown, isInitial?: boolean): ReceivedToken {
    const token = new ReceivedToken(reply, this.#longestLifeMs, isInitial);
    const { accessToken, leftAtReceiptMs } = token;
    const now = performance.now();
    const end = this.#ends.get(accessToken) ?? now + leftAtReceiptMs;
    this.#ends.set(accessToken, end);
    token.limitLife(end - now);
    const [oldest = ''] = this.#ends.keys();
    if (this.#ends.size > MEMORY_SIZE) this.#ends.delete(oldest);
    if (leftAtReceiptMs < Infinity) {
      this.#longestLifeMs = Math.max(this.#longestLifeMs, leftAtReceiptMs);
    }
    return token;
  }

  /**
   * Reads a token that was just fetched.
   *
   * @throws PhoenixError `invalid_token_reply`; also for a token that this page has seen expire
   */
  receive(reply: unknown): ReceivedToken {
    const token = this.read(reply);
    if (token.leftAtReceiptMs <= 0) {
      throw new PhoenixError('invalid_token_reply', 'The token has expired');
    }
    this.clear();
    return token;
  }
}

/** What the page has learnt of a query's source. */
export const historyOf = /* @__PURE__ */ perQuery(() => new TokenHistory());
