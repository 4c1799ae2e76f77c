import { PhoenixError } from '@phoenix-checkout/core';
import type { QueryCache } from '@tanstack/react-query';
import { elapsedMs, thisMoment, type Moment } from '../page/moment.js';
import { backoffMs } from './backoff.js';
import { ReceivedToken } from './received-token.js';
import type { TokenError } from './source/index.js';

/** How many tokens are remembered. */
const MEMORY_SIZE = 20;

/** What a page has learnt of one source: the tokens that it gave, and how it fails now. */
export class TokenHistory {
  /** When tokens end, on the monotonic clock: nobody sets it ahead. */
  readonly #ends = new Map<string, number>();
  #longestLifeMs = 0;
  #error: TokenError | undefined;
  #failureCount = 0;
  #failedAt: Moment = [0, 0];
  #leastPauseMs = 0;
  #pauseMs = 0;

  /** Why there is no newer token; the same object for as long as one outage lasts. */
  get error(): TokenError | undefined {
    return this.#error;
  }

  /** Failures since the last token. */
  get failureCount(): number {
    return this.#failureCount;
  }

  /** A first failure that the next try may mend: nothing is said of it yet. */
  get isHiccup(): boolean {
    return this.#failureCount === 1 && this.#leastPauseMs === 0;
  }

  /**
   * Reads a token of this source's. Its end never moves away: who promises a known token more time
   * than its first reply did repeats that reply, as caches do.
   *
   * @throws PhoenixError `invalid_token_reply`
   */
  read(reply: unknown, isInitial?: boolean): ReceivedToken {
    const token = new ReceivedToken(reply, this.#longestLifeMs, isInitial);
    const { accessToken, lifeMs } = token;
    const now = performance.now();
    const end = this.#ends.get(accessToken) ?? now + lifeMs;
    this.#ends.set(accessToken, end);
    token.limitLife(end - now);
    const [oldest = ''] = this.#ends.keys();
    if (this.#ends.size > MEMORY_SIZE) this.#ends.delete(oldest);
    if (lifeMs < Infinity) this.#longestLifeMs = Math.max(this.#longestLifeMs, lifeMs);
    return token;
  }

  /**
   * Reads a token that was just fetched.
   *
   * @throws PhoenixError `invalid_token_reply`; also for a token that this page has seen expire
   */
  receive(reply: unknown): ReceivedToken {
    const token = this.read(reply);
    if (token.lifeMs <= 0) throw new PhoenixError('invalid_token_reply', 'Expired: from a cache?');
    this.forgive();
    return token;
  }

  recordFailure(error: TokenError): void {
    this.#failureCount += 1;
    this.#failedAt = thisMoment();
    this.#leastPauseMs = error.leastPauseMs;
    this.#pauseMs = Math.max(error.leastPauseMs, backoffMs(this.#failureCount));
    // 502 and 503 in turn are one outage.
    if (this.#error?.code !== error.code) this.#error = error;
  }

  /** What failed does not count any more: there is a token, or somebody asks anew. */
  forgive(): void {
    this.#error = undefined;
    this.#failureCount = 0;
  }

  /** True while the source wants a pause, or is known to be unusable for a while. */
  get isToWait(): boolean {
    return this.#leastPauseMs < Infinity && this.retryDueMs(true) > 0;
  }

  /** Milliseconds until the source may be asked again; who wakes up does not wait out a backoff. */
  retryDueMs(isAwoken: boolean): number {
    return (isAwoken ? this.#leastPauseMs : this.#pauseMs) - elapsedMs(this.#failedAt);
  }
}

const histories = /* @__PURE__ */ new WeakMap<QueryCache, Map<string, TokenHistory>>();

/** Kept beside the cache, not in it: it outlives what is cleared or collected there. */
export function historyOf(cache: QueryCache, queryHash: string): TokenHistory {
  const ofCache = histories.get(cache) ?? new Map<string, TokenHistory>();
  histories.set(cache, ofCache);
  const history = ofCache.get(queryHash) ?? new TokenHistory();
  ofCache.set(queryHash, history);
  return history;
}
