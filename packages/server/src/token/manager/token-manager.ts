import type { AccessToken } from './access-token.js';
import { checkNumber } from '../../options/index.js';
import { createSteadyClock, systemClock } from '../../time/index.js';
import { toAccessToken, toWallTime, type HeldToken } from './held-token.js';
import { createMemoryStore } from '../store/index.js';
import { createMinter } from './mint-token.js';
import { callListener } from '../../options/index.js';
import { afterMs, type Cancel } from '../../time/index.js';
import type { TokenEvent } from './token-event.js';
import { createTokenKeeper } from './token-keeper.js';
import { checkManagerOptions, type TokenManagerOptions } from './token-manager-options.js';
import type { TokenStatus } from './token-status.js';
import { createUpstreamPause } from './upstream-pause.js';
import { offerWarmToken } from './warm-token.js';

/** The options of {@link TokenManager.getToken}. */
export interface GetTokenOptions {
  /** Ends this caller's wait with `aborted`; the shared request goes on for the others. */
  signal?: AbortSignal | undefined;
  /**
   * How long the token should still be good, in seconds. One with less is asked for anew, and the
   * caller waits. A wish, not a promise: it counts for at most nine tenths of the lifetime, and
   * where the endpoint fails the best token at hand is given; see `expiresIn`. Default 0.
   */
  minRemainingSeconds?: number | undefined;
  /**
   * Where a runtime ends a request's work with its answer (Cloudflare Workers, Vercel): its
   * `waitUntil`, which renewal behind the caller's back is then handed to.
   */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

/** Mints, keeps and renews the access token of one client. */
export interface TokenManager {
  /**
   * The current access token. At once where a good one is in hand, also while it is being renewed;
   * otherwise all callers share one request. Never an expired token.
   *
   * @throws PhoenixError with a {@link ServerErrorCode}, when there is no token to be had
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

/** A timer may sleep too long with its machine; so it looks again this often. */
const LONGEST_NAP_MS = 30_000;
const SHORTEST_NAP_MS = 250;

/**
 * Keeps one client's access token: mints it once for any number of callers, renews it ahead of its
 * end, and goes on serving it while renewal fails, until it expires.
 *
 * After a failure the endpoint is left in peace for a while: as long as its `Retry-After` says (up
 * to 300 s), else from about a second doubling to a minute; `invalid_client`, `invalid_scope` and
 * `invalid_grant` are remembered for 60 s, or until the secret changes. Callers without a token get
 * the last error meanwhile, at once.
 *
 * @throws PhoenixError `invalid_config` for a wrong option
 * @example
 * const manager = createTokenManager({ provider: phoenixMarket({ clientId, clientSecret }) });
 * const { accessToken } = await manager.getToken();
 */
export function createTokenManager(options: TokenManagerOptions): TokenManager {
  checkManagerOptions(options);
  const { provider, clock = systemClock, random = Math.random } = options;
  const now = createSteadyClock(clock);
  const pause = createUpstreamPause(now, random);
  let started = false;
  let cancelTimer: Cancel | undefined;
  let warm: { held: HeldToken; token: AccessToken } | undefined;
  let replyWall = Number.NaN;
  let replyAt = 0;
  let lastMintedAt: number | undefined;
  let lastErrorAt: number | undefined;

  function emit(event: TokenEvent): void {
    if (event.type === 'token_minted') lastMintedAt = clock.now();
    if (event.type === 'mint_failed') lastErrorAt = clock.now();
    callListener(options.onEvent, event);
  }

  const minter = createMinter({
    provider,
    store: options.store ?? createMemoryStore(now),
    encryptionKeys: options.encryptionKeys && [...options.encryptionKeys],
    pause,
    now,
    random,
    emit,
    hold: (record, expiresAt) => keeper.hold(record, expiresAt),
    current: () => keeper.servable(now()),
  });
  const keeper = createTokenKeeper({
    mint: minter.mint,
    pause,
    refreshBufferSeconds: options.refreshBufferSeconds ?? provider.refreshBufferSeconds,
    isShared: options.store !== undefined,
    now,
    random,
    onLanding: schedule,
  });

  function schedule(): void {
    cancelTimer?.();
    if (!started) return;
    const at = now();
    const shortest = keeper.servable(at) && !keeper.isMinting() ? 0 : SHORTEST_NAP_MS;
    const nap = Math.min(Math.max(keeper.renewalAt(at) - at, shortest), LONGEST_NAP_MS);
    cancelTimer = afterMs(nap, wake);
  }

  function wake(): void {
    const at = now();
    if (at >= keeper.renewalAt(at)) keeper.renew();
    schedule();
  }

  /** Reads both clocks once for each millisecond of the first: they are much of what a reply costs. */
  function replyTime(): number {
    const wall = clock.now();
    if (wall !== replyWall) {
      replyWall = wall;
      replyAt = now();
    }
    return replyAt;
  }

  function takeWarm(waitUntil?: GetTokenOptions['waitUntil']): AccessToken | undefined {
    const at = replyTime();
    const held = keeper.take(at, waitUntil);
    if (!held) return undefined;
    const seconds = Math.floor((held.expiresAt - at) / 1000);
    if (warm?.held !== held || warm.token.expiresIn !== seconds) {
      warm = { held, token: toAccessToken(held, at, clock) };
    }
    return warm.token;
  }

  const manager = Object.freeze<TokenManager>({
    async getToken({ signal, minRemainingSeconds = 0, waitUntil } = {}) {
      checkNumber('minRemainingSeconds', minRemainingSeconds, 0, 31_536_000);
      const { held, at } = await keeper.get(minRemainingSeconds, signal, waitUntil);
      return toAccessToken(held, at, clock);
    },
    start() {
      if (started) return;
      started = true;
      wake();
    },
    async stop() {
      started = false;
      cancelTimer?.();
      cancelTimer = undefined;
      await keeper.settle();
      await minter.settle();
    },
    async invalidate(rejectedToken) {
      if (!keeper.reject(rejectedToken)) return;
      emit({ type: 'token_invalidated', provider: provider.name });
      if (started) wake();
    },
    status() {
      const at = now();
      const { mints, failures, lastError } = minter.counts();
      const counts = {
        provider: provider.name,
        started,
        minting: keeper.isMinting(),
        mints,
        failures,
        retryInSeconds: Math.ceil(pause.callerWaitMs() / 1000),
        ...(lastError && {
          lastError: { code: lastError.code, message: lastError.message, at: lastErrorAt ?? 0 },
        }),
        ...(lastMintedAt !== undefined && { lastMintedAt }),
      };
      const held = keeper.servable(at);
      const state = keeper.state(at);
      if (!held || state !== 'valid')
        return { ...counts, status: state === 'valid' ? 'expired' : state };
      return {
        ...counts,
        status: 'valid',
        expiresAt: toWallTime(held.expiresAt, at, clock),
        expiresInSeconds: Math.floor((held.expiresAt - at) / 1000),
        lifetimeSeconds: held.lifetimeMs / 1000,
        renewsInSeconds: Math.max(0, Math.ceil((keeper.renewalAt(at) - at) / 1000)),
      };
    },
  });
  offerWarmToken(manager, takeWarm);
  return manager;
}
