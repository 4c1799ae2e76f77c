import { aborted, ServerError } from '../../../error/index.js';
import { requestStalled, SharedRequest } from '../../../http/index.js';
import { handOver } from '../../../options/index.js';
import { withDeadline, type Clock } from '../../../time/index.js';
import type { Caller } from '../caller.js';
import { secondsLeft, type CurrentToken, type ServedToken } from '../current/index.js';
import type { Minter, MintOutcome, UpstreamBackoff } from '../mint/index.js';
import { minRemainingMs, SERVABLE_MS, type ScheduledToken } from '../schedule/index.js';
import type { MintHistory, TokenEvent } from '../status/index.js';
import { LookSchedule } from './look-schedule.js';

export interface TokenRenewalOptions {
  /** The provider's name, for events. */
  provider: string;
  current: CurrentToken;
  minter: Minter;
  backoff: UpstreamBackoff;
  history: MintHistory;
  /** Other managers may have minted: the store is looked at during backoff too. */
  isShared: boolean;
  clock: Clock;
  now: () => number;
  random: () => number;
  emit: (event: TokenEvent) => void;
  /** Called whenever a request has ended, either way: the next renewal may be due at another time. */
  onEnd: () => void;
}

/** The one request that is under way. */
interface RenewalRequest {
  /** Undefined: there is no token yet, and no error either. */
  token: SharedRequest<ScheduledToken | undefined>;
  controller: AbortController;
  /** Ends when everything has, the store too; never rejects. */
  done: Promise<void>;
}

interface RequestOptions {
  /** A caller waits; otherwise the request is made in the background. */
  isWaitedFor: boolean;
  minRemainingSeconds: number;
}

const ATTEMPTS = 5;

const inBackground: RequestOptions = { isWaitedFor: false, minRemainingSeconds: 0 };

/**
 * Sees to it that one request at a time asks for the next token, and draws the conclusions when it has
 * ended: the only one who replaces the current token, and who tells of it. All times are on the steady
 * clock, in milliseconds.
 */
export class TokenRenewal {
  readonly #options: TokenRenewalOptions;
  readonly #looks: LookSchedule;
  #request: RenewalRequest | undefined;
  #lastDone: Promise<void> = Promise.resolve();

  constructor(options: TokenRenewalOptions) {
    this.#options = options;
    this.#looks = new LookSchedule(options);
  }

  isUnderWay(): boolean {
    return this.#underWay() !== undefined;
  }

  /** When the next renewal is due. */
  dueAt(at: number): number {
    const renewAt = this.#options.current.servable(at)?.renewAtSteadyMs ?? at;
    return Math.max(renewAt, this.#looks.renewalsWaitUntil());
  }

  /** Renews in the background, unless that is under way or has to wait. */
  renew(caller: Caller = {}): void {
    if (this.#underWay() || this.#options.now() < this.#looks.renewalsWaitUntil()) return;
    this.#start(inBackground, caller);
  }

  /** The current token, if it may be handed out; renews it where that is due. */
  take(at: number, caller: Caller): ScheduledToken | undefined {
    const token = this.#options.current.servable(at);
    if (token && at >= token.renewAtSteadyMs) this.renew(caller);
    return token;
  }

  /** @throws ServerError if there is no token to be had */
  async get(minRemainingSeconds: number, caller: Caller): Promise<ServedToken> {
    const { signal } = caller;
    if (signal?.aborted) throw aborted();
    try {
      return await this.#getWithRemaining(minRemainingSeconds, caller);
    } catch (error) {
      // Not as long as was asked for: the best at hand.
      const atSteadyMs = this.#options.now();
      const token = signal?.aborted ? undefined : this.#options.current.servable(atSteadyMs);
      if (token) return { token, atSteadyMs };
      throw error;
    }
  }

  /** Ends a request without a caller; waits for one that has a caller, and for the store. */
  async settle(): Promise<void> {
    if (this.#request?.token.waiters === 0) {
      this.#request.controller.abort();
      this.#request = undefined;
    }
    const { longestMs } = this.#options.minter;
    const held = { holdsProcess: true };
    await withDeadline(this.#lastDone, longestMs, () => requestStalled, held).catch(() => {});
  }

  async #getWithRemaining(minRemainingSeconds: number, caller: Caller): Promise<ServedToken> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const atSteadyMs = this.#options.now();
      const token = this.take(atSteadyMs, caller);
      const remaining = token ? token.expiresAtSteadyMs - atSteadyMs : 0;
      if (token && remaining >= minRemainingMs(minRemainingSeconds, token.lifetimeMs)) {
        return { token, atSteadyMs };
      }
      const served = await this.#waitForNext(minRemainingSeconds, caller);
      if (served) return served;
    }
    throw new ServerError('upstream_timeout', 'No token request ended in time.');
  }

  /** Undefined: the request stalled, or brought nothing yet. */
  async #waitForNext(
    minRemainingSeconds: number,
    caller: Caller,
  ): Promise<ServedToken | undefined> {
    let request = this.#underWay();
    if (!request) {
      this.#looks.claimCallerLookOrThrow();
      request = this.#start({ isWaitedFor: true, minRemainingSeconds }, caller);
    }
    try {
      const token = await request.token.wait(caller.signal);
      const atSteadyMs = this.#options.now();
      if (token && token.expiresAtSteadyMs - atSteadyMs >= SERVABLE_MS) {
        return { token, atSteadyMs };
      }
    } catch (error) {
      if (error !== requestStalled) throw error;
    }
    this.#forget(request);
    return undefined;
  }

  #start({ isWaitedFor, minRemainingSeconds }: RequestOptions, caller: Caller): RenewalRequest {
    const { current, minter, now } = this.#options;
    const controller = new AbortController();
    const minting = minter.mint({
      waitsForLease: isWaitedFor,
      signal: controller.signal,
      accepts: (token) => current.accepts(token, minRemainingSeconds, now()),
    });
    const concluded = minting.then(
      (outcome) => {
        this.#forget(request);
        return this.#conclude(outcome);
      },
      (error: unknown) => {
        this.#forget(request);
        throw error;
      },
    );
    const request: RenewalRequest = {
      token: new SharedRequest(concluded, now),
      controller,
      done: concluded
        .catch(() => {})
        .then(() => this.#options.onEnd())
        .then(() => minting)
        .then((outcome) => ('stored' in outcome ? outcome.stored : undefined))
        .catch(() => {}),
    };
    this.#request = request;
    this.#lastDone = request.done;
    handOver(caller.waitUntil, request.done);
    return request;
  }

  /** @throws ServerError for the callers who wait */
  #conclude(outcome: MintOutcome): ScheduledToken | undefined {
    const { provider, current, backoff, history, clock, now, emit } = this.#options;
    const at = now();
    switch (outcome.type) {
      case 'minted': {
        const { token, durationMs } = outcome;
        const repeated = current.isRepeatedBy(token);
        const lifetimeSeconds = token.lifetimeMs / 1000;
        backoff.recordSuccess();
        history.recordMint(clock.now());
        this.#replace(token, 'upstream');
        emit({ type: 'token_minted', provider, durationMs, lifetimeSeconds, repeated });
        return token;
      }
      case 'adopted': {
        const { token } = outcome;
        this.#replace(token, 'store');
        emit({ type: 'token_adopted', provider, expiresInSeconds: secondsLeft(token, at) });
        return token;
      }
      case 'failed': {
        const { error, durationMs, secret } = outcome;
        const remainingMs = current.remainingMs(at);
        backoff.recordFailure(error, secret, remainingMs);
        history.recordFailure(error, clock.now());
        const renewalRetryInSeconds = Math.max(0, backoff.renewalsUntil() - at) / 1000;
        const expiresInSeconds = Math.floor(remainingMs / 1000);
        const type = 'mint_failed';
        emit({ type, provider, durationMs, error, renewalRetryInSeconds, expiresInSeconds });
        throw error;
      }
      case 'in_backoff':
        throw outcome.error;
      case 'secret_refused':
        backoff.recordSameSecret();
        throw outcome.error;
      case 'postponed':
        this.#looks.postponeRenewals(at, current.remainingMs(at));
        return undefined;
    }
  }

  #replace(token: ScheduledToken, from: 'upstream' | 'store'): void {
    this.#options.current.replace(token, from, this.#options.now());
    this.#looks.forgetPostponement();
  }

  #underWay(): RenewalRequest | undefined {
    return this.#request?.token.isStalled() ? undefined : this.#request;
  }

  #forget(request: RenewalRequest): void {
    if (this.#request === request) this.#request = undefined;
  }
}
