import { callListener, checkNumber } from '../../options/index.js';
import { createSteadyClock, systemClock } from '../../time/index.js';
import { createMemoryStore, type TokenRecord } from '../store/index.js';
import type { AccessToken } from './access-token.js';
import { CurrentToken, offerWarmToken, toAccessToken, WarmToken } from './current/index.js';
import { describeStatus } from './describe-status.js';
import { Minter, UpstreamBackoff } from './mint/index.js';
import { RenewalTimer, TokenRenewal } from './renewal/index.js';
import { scheduleToken } from './schedule/index.js';
import { MintHistory, type TokenEvent, type TokenStatus } from './status/index.js';
import {
  checkManagerOptions,
  YEAR_SECONDS,
  type TokenManagerOptions,
} from './token-manager-options.js';

/** The options of {@link TokenManager.getToken}. */
export interface GetTokenOptions {
  /** Ends this caller's wait with `aborted`; the shared request goes on for the others. */
  signal?: AbortSignal | undefined;
  /**
   * How long the token should still be good, in seconds. If the current one has less, a new one is
   * requested and the caller waits. Not a promise: at most nine tenths of the lifetime count, and where
   * the endpoint fails the best token at hand is given; see `expiresIn`. Default 0.
   */
  minRemainingSeconds?: number | undefined;
  /**
   * Where a runtime ends a request's work with its answer (Cloudflare Workers, Vercel): its
   * `waitUntil`, bound, which is then given what is renewed in the background. One that throws is
   * `invalid_config`, unless there is a token in hand; what was begun goes on.
   */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

/** Mints, keeps and renews the access token of one client. */
export interface TokenManager {
  /**
   * The current access token. At once where a good one is in hand, also while it is being renewed;
   * otherwise all callers share one request. Never an expired token.
   *
   * @throws PhoenixError with a {@link TokenErrorCode}, when there is no token to be had
   */
  getToken(options?: GetTokenOptions): Promise<AccessToken>;
  /** Renews without traffic from now on, and gets the first token. Its timer keeps no process alive. */
  start(): void;
  /** Ends what `start` began; a request that callers wait for is finished first. `getToken` goes on working. */
  stop(): Promise<void>;
  /**
   * The current token is not accepted any more: the next `getToken` mints. With `rejectedToken`
   * only if that is still the current one, so that many may report the same token.
   */
  invalidate(rejectedToken?: string): Promise<void>;
  /** For health pages: no secret, no token. */
  status(): TokenStatus;
}

/**
 * Keeps one client's access token: mints it once for any number of callers, renews it ahead of its
 * end, and goes on serving it while renewal fails, until it expires.
 *
 * After a failure the endpoint is in backoff: for as long as its `Retry-After` says (up to 300 s); else,
 * while there is a token, from about a second doubling to a minute; without one not at all after the first
 * failure, then from about a quarter of a second doubling to 5 s. `invalid_client`, `invalid_scope` and
 * `invalid_grant` are remembered for 60 s, or until the secret changes. Callers without a token get the
 * last error meanwhile, at once.
 *
 * @throws PhoenixError `invalid_config` for a wrong option
 * @example
 * const manager = createTokenManager({ provider: phoenixMarket({ clientId, clientSecret }) });
 * const { accessToken } = await manager.getToken();
 */
export function createTokenManager(options: TokenManagerOptions): TokenManager {
  checkManagerOptions(options);
  const { provider, store, onEvent, clock = systemClock, random = Math.random } = options;
  const refreshBufferSeconds = options.refreshBufferSeconds ?? provider.refreshBufferSeconds;
  const { name } = provider;
  const now = createSteadyClock(clock);
  const emit = (event: TokenEvent) => callListener(onEvent, event);

  // Who owns what: the current token; what failed, and until when; how a token is got; when.
  const current = new CurrentToken(refreshBufferSeconds);
  const backoff = new UpstreamBackoff(now, random);
  const history = new MintHistory();
  const minter = new Minter({
    provider,
    store: store ?? createMemoryStore(now),
    encryptionKeys: options.encryptionKeys && [...options.encryptionKeys],
    backoff,
    schedule: (record: TokenRecord, expiresAtSteadyMs: number) =>
      scheduleToken(record, expiresAtSteadyMs, refreshBufferSeconds, random()),
    now,
    random,
    onStoreFailure: (operation, error) =>
      emit({ type: 'store_failed', provider: name, operation, error }),
  });
  const renewal = new TokenRenewal({
    provider: name,
    current,
    minter,
    backoff,
    history,
    isShared: store !== undefined,
    clock,
    now,
    random,
    emit,
    onEnd: () => timer.reschedule(),
  });
  const timer = new RenewalTimer(renewal, current, now);

  const manager = Object.freeze<TokenManager>({
    async getToken({ minRemainingSeconds = 0, ...caller } = {}) {
      checkNumber('minRemainingSeconds', minRemainingSeconds, 0, YEAR_SECONDS);
      return toAccessToken(await renewal.get(minRemainingSeconds, caller), clock);
    },
    start: () => timer.start(),
    async stop() {
      timer.stop();
      await renewal.settle();
      await minter.settle();
    },
    async invalidate(rejectedToken) {
      if (!current.reject(rejectedToken)) return;
      emit({ type: 'token_invalidated', provider: name });
      timer.wake();
    },
    status: () =>
      describeStatus({ provider: name, current, renewal, timer, backoff, history, clock }, now()),
  });
  offerWarmToken(manager, new WarmToken(renewal, clock, now));
  return manager;
}
