import { flightLost, startFlight, type Flight } from './flight.js';
import type { HeldToken, TokenRecord } from './held-token.js';
import type { MintRequest } from './mint-token.js';
import { bufferMs, lookAgainMs, renewAfterMs, SERVABLE_MS, wishMs } from './renewal-schedule.js';
import { aborted, ServerError } from '../../error/index.js';
import type { MintResult } from './shared-mint.js';
import { withDeadline } from '../../time/index.js';
import type { UpstreamPause } from './upstream-pause.js';

export type WaitUntil = (work: Promise<unknown>) => void;

export interface TokenKeeperOptions {
  mint: (request: MintRequest) => Promise<MintResult | undefined>;
  pause: UpstreamPause;
  refreshBufferSeconds: number;
  /** Other managers may have minted meanwhile: worth a look also while the endpoint is left in peace. */
  isShared: boolean;
  now: () => number;
  random: () => number;
  /** Called when a token request has ended, either way. */
  onLanding: () => void;
}

/** A token that could be handed out at a time, and that time: a moment later it may be too old. */
export interface Handout {
  held: HeldToken;
  at: number;
}

interface Minting {
  flight: Flight<HeldToken | undefined>;
  controller: AbortController;
  /** Ends when everything has, the store too; never rejects. */
  done: Promise<void>;
}

/** While the endpoint is left in peace, a caller has the store looked at this often. */
const CALLER_LOOK_MS = 1000;
/** Longer than any token request with all that belongs to it. */
const STOP_LIMIT_MS = 15_000;
const ATTEMPTS = 5;

/** Keeps the current token, and sees to it that one request at a time asks for the next. */
export function createTokenKeeper(options: TokenKeeperOptions) {
  const { pause, refreshBufferSeconds, now, random } = options;
  let latest: HeldToken | undefined;
  let rejected: string | undefined;
  let minting: Minting | undefined;
  let lookAgainAt = -Infinity;
  /** When a caller last had the store looked at. */
  let lookedAt = -Infinity;
  let allDone: Promise<void> = Promise.resolve();

  function servable(at: number): HeldToken | undefined {
    const good = latest && latest.expiresAt - at >= SERVABLE_MS && latest.accessToken !== rejected;
    return good ? latest : undefined;
  }

  function hold(record: TokenRecord, expiresAt: number): HeldToken {
    const { lifetimeMs } = record;
    const renewAfter = renewAfterMs(lifetimeMs, refreshBufferSeconds, random());
    return { ...record, expiresAt, renewAt: expiresAt - lifetimeMs + renewAfter };
  }

  function install({ token, from }: MintResult): void {
    const at = now();
    const mine = servable(at);
    // A request that was given up for lost may still come home, with an older token.
    if (mine && token.expiresAt - token.lifetimeMs < mine.expiresAt - mine.lifetimeMs) return;
    latest = token;
    lookAgainAt = -Infinity;
    // Handed out again by the endpoint itself: there is no better one.
    if (from === 'upstream' && token.accessToken === rejected) rejected = undefined;
  }

  /** Whether another manager's token is as good as one of our own would be. */
  function accepts(token: HeldToken, wishSeconds: number): boolean {
    // Our own, from the store: were it good enough, nobody would look there.
    if (token.mintId === latest?.mintId || token.accessToken === rejected) return false;
    const at = now();
    const left = token.expiresAt - at;
    if (left < Math.max(SERVABLE_MS, wishMs(wishSeconds, token.lifetimeMs))) return false;
    const isDue = left <= bufferMs(token.lifetimeMs, refreshBufferSeconds);
    return !isDue || wishSeconds > 0 || !servable(at);
  }

  function launch(patient: boolean, wishSeconds: number, waitUntil?: WaitUntil): Minting {
    const controller = new AbortController();
    const { signal } = controller;
    const work = options.mint({
      patient,
      signal,
      accepts: (token) => accepts(token, wishSeconds),
    });
    const landed = work
      .finally(() => end(mine))
      .then((result) => {
        if (result) install(result);
        else lookAgain();
        return result?.token;
      });
    const mine: Minting = {
      flight: startFlight(landed, now),
      controller,
      done: landed
        .catch(() => {})
        .then(() => {
          options.onLanding();
          return work;
        })
        .then((result) => result?.stored)
        .catch(() => {}),
    };
    minting = mine;
    allDone = mine.done;
    waitUntil?.(mine.done);
    return mine;
  }

  function end(mine: Minting): void {
    if (minting === mine) minting = undefined;
  }

  /** Another manager mints at this moment, or the endpoint is left in peace. */
  function lookAgain(): void {
    const at = now();
    const remainingMs = (servable(at)?.expiresAt ?? at) - at;
    const pausedUntil = pause.backgroundUntil();
    const until = at + lookAgainMs(remainingMs, random());
    lookAgainAt = pausedUntil > at ? Math.min(until, pausedUntil) : until;
  }

  function blockedUntil(): number {
    return options.isShared ? lookAgainAt : Math.max(pause.backgroundUntil(), lookAgainAt);
  }

  /** While the endpoint is left in peace: others may have had more luck, but not every caller looks. */
  function checkCaller(): void {
    if (now() < lookedAt + CALLER_LOOK_MS) pause.checkCaller();
    else lookedAt = now();
  }

  function underWay(): Minting | undefined {
    return minting?.flight.isLost() ? undefined : minting;
  }

  /** Renews behind the callers' backs, unless that is under way or has to wait. */
  function renew(waitUntil?: WaitUntil): void {
    if (underWay() || now() < blockedUntil()) return;
    launch(false, 0, waitUntil);
  }

  /** The token in hand, if it is good; renews it where that is due. */
  function take(at: number, waitUntil?: WaitUntil): HeldToken | undefined {
    const token = servable(at);
    if (token && at >= token.renewAt) renew(waitUntil);
    return token;
  }

  function takeGood(wishSeconds: number, waitUntil?: WaitUntil): Handout | undefined {
    const at = now();
    const held = take(at, waitUntil);
    return held && held.expiresAt - at >= wishMs(wishSeconds, held.lifetimeMs)
      ? { held, at }
      : undefined;
  }

  async function getGood(
    wishSeconds: number,
    signal?: AbortSignal,
    waitUntil?: WaitUntil,
  ): Promise<Handout> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const good = takeGood(wishSeconds, waitUntil);
      if (good) return good;
      let mine = underWay();
      if (!mine) {
        checkCaller();
        mine = launch(true, wishSeconds, waitUntil);
      }
      try {
        const held = await mine.flight.join(signal);
        const at = now();
        if (held && held.expiresAt - at >= SERVABLE_MS) return { held, at };
      } catch (error) {
        if (error !== flightLost) throw error;
      }
      end(mine);
    }
    throw new ServerError('upstream_timeout', 'No token request came to an end.');
  }

  return {
    servable,
    hold,
    renew,
    take,
    async get(wishSeconds: number, signal?: AbortSignal, waitUntil?: WaitUntil): Promise<Handout> {
      if (signal?.aborted) throw aborted();
      try {
        return await getGood(wishSeconds, signal, waitUntil);
      } catch (error) {
        // A wish that could not be met: the best at hand.
        const at = now();
        const best = signal?.aborted ? undefined : servable(at);
        if (best) return { held: best, at };
        throw error;
      }
    },
    /** When the next renewal is due, on the steady clock. */
    renewalAt(at: number): number {
      const dueAt = servable(at)?.renewAt ?? at;
      return Math.max(dueAt, blockedUntil());
    },
    reject(accessToken?: string): boolean {
      if (latest && accessToken !== undefined && accessToken !== latest.accessToken) return false;
      rejected = latest?.accessToken ?? accessToken;
      return rejected !== undefined;
    },
    state(at: number): 'empty' | 'valid' | 'expired' | 'rejected' {
      if (!latest) return 'empty';
      if (latest.accessToken === rejected) return 'rejected';
      return servable(at) ? 'valid' : 'expired';
    },
    isMinting: () => underWay() !== undefined,
    /** Ends a request that nobody waits for; waits for one that somebody does, and for the store. */
    async settle(): Promise<void> {
      if (minting?.flight.waiting() === 0) {
        minting.controller.abort();
        minting = undefined;
      }
      await withDeadline(allDone, STOP_LIMIT_MS, () => flightLost).catch(() => {});
    },
  };
}
