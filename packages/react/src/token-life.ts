import { isPhoenixError, type PhoenixError } from '@phoenix-checkout/core';
import { QueryObserver, type QueryClient, type QueryState } from '@tanstack/react-query';
import { createAlarm } from './alarm.js';
import { isExpired, remainingMs, renewalDueMs, type HeldToken } from './held-token.js';
import { elapsedMs, thisMoment, type Moment } from './moment.js';
import {
  MIN_REMAINING_SECONDS,
  phoenixTokenQueryOptions,
  readCachedToken,
  type CachedToken,
  type PhoenixTokenOptions,
} from './token-query-options.js';

export interface TokenSnapshot {
  /** The best token at hand; never an expired one. */
  token: HeldToken | undefined;
  /** Why the last request failed; stays while it is tried again, gone with the next success. */
  error: PhoenixError | undefined;
  isFetching: boolean;
}

/** One source's token in one query client: shared by all components and hooks that use it. */
export interface TokenLife {
  /** Keeps the token fresh for as long as somebody listens. */
  subscribe(onChange: () => void): () => void;
  getSnapshot(): TokenSnapshot;
  /** Asks for a new token now; several calls share one request. Never rejects. */
  refresh(): Promise<void>;
  /** When the source was last asked and answered, with a token or not. */
  askedAt(): Moment | undefined;
  /** Takes a token that came another way, if it lasts longer than the one at hand. */
  offer(token: HeldToken): void;
  /** The latest functions and headers; the source's identity is fixed. */
  update(options: PhoenixTokenOptions): void;
}

const LINGER_MS = 50;
const BACKOFF_MS = 5000;
const LONGEST_BACKOFF_MS = 60_000;

export function createTokenLife(client: QueryClient, first: PhoenixTokenOptions): TokenLife {
  let options = first;
  const latest: PhoenixTokenOptions = {
    get tokenUrl() {
      return options.tokenUrl;
    },
    get tokenRequest() {
      return options.tokenRequest;
    },
    get getToken() {
      return options.getToken;
    },
    get tokenKey() {
      return options.tokenKey;
    },
    get minRemainingSeconds() {
      return options.minRemainingSeconds;
    },
  };
  const query = phoenixTokenQueryOptions(latest);
  const { queryKey } = query;

  const listeners = new Set<() => void>();
  let stopObserving: (() => void) | undefined;
  let observer: QueryObserver<CachedToken, Error> | undefined;
  let held: HeldToken | undefined;
  let snapshot: TokenSnapshot = { token: undefined, error: undefined, isFetching: false };

  let announced = snapshot;

  let asked: Moment | undefined;
  let seenUpdates = 0;
  let seenErrors = 0;
  let failures = 0;
  let failure: PhoenixError | undefined;

  /** Counts failures since the last success, for the backoff. */
  function takeNote(state: QueryState<CachedToken> | undefined) {
    const { dataUpdateCount = 0, errorUpdateCount = 0, error } = state ?? {};
    if (dataUpdateCount === seenUpdates && errorUpdateCount === seenErrors) return;
    const hasFailed = errorUpdateCount > seenErrors && error !== null;
    failures = hasFailed ? failures + 1 : 0;
    failure = hasFailed ? (error as PhoenixError) : undefined;
    seenUpdates = dataUpdateCount;
    seenErrors = errorUpdateCount;
    asked = thisMoment();
  }

  function getSnapshot(): TokenSnapshot {
    const state = client.getQueryState<CachedToken>(queryKey);
    takeNote(state);
    // The cache may have been cleared under us: a token in use is not forgotten.
    const token = readCachedToken(state?.data) ?? held;
    held = token && !isExpired(token) ? token : undefined;
    const isFetching = state !== undefined && state.fetchStatus !== 'idle';
    if (
      held !== snapshot.token ||
      failure !== snapshot.error ||
      isFetching !== snapshot.isFetching
    ) {
      snapshot = { token: held, error: failure, isFetching };
    }
    return snapshot;
  }

  function nextRequestDueMs({ token, error }: TokenSnapshot): number | undefined {
    if (!error) {
      return token ? renewalDueMs(token, options.minRemainingSeconds ?? MIN_REMAINING_SECONDS) : 0;
    }
    if (isPhoenixError(error, 'token_unauthorized') || isPhoenixError(error, 'invalid_option')) {
      return undefined;
    }
    const backoff = Math.min(BACKOFF_MS * 2 ** (failures - 1), LONGEST_BACKOFF_MS);
    const jittered = backoff * (0.75 + Math.random() / 4);
    const { retryAfterMs = 0 } = error as { retryAfterMs?: number };
    return Math.max(jittered, retryAfterMs) - (asked ? elapsedMs(asked) : 0);
  }

  const alarm = createAlarm((wakeUp) => {
    const now = getSnapshot();
    if (now !== announced) notify();
    if (now.isFetching) return undefined;
    const dueMs = nextRequestDueMs(now);
    const isBack = wakeUp === 'online' && now.error !== undefined;
    if (dueMs !== undefined && (dueMs <= 0 || isBack)) {
      void life.refresh();
      return undefined;
    }
    return Math.min(dueMs ?? Infinity, now.token ? remainingMs(now.token) : Infinity);
  });

  function notify() {
    announced = getSnapshot();
    for (const listener of listeners) listener();
  }

  function observe() {
    observer = new QueryObserver(client, query);
    const unsubscribe = observer.subscribe(() => {
      notify();
      alarm.check();
    });
    const cached = client.getQueryData<CachedToken>(queryKey);
    const token = readCachedToken(cached);
    // A hydrated reply is put away as a token that cannot be copied.
    if (token && token !== cached) client.setQueryData(queryKey, token);
    alarm.start();
    return () => {
      alarm.stop();
      unsubscribe();
      observer = undefined;
      stopObserving = undefined;
    };
  }

  const life: TokenLife = {
    subscribe(onChange) {
      listeners.add(onChange);
      stopObserving ??= observe();
      return () => {
        listeners.delete(onChange);
        // StrictMode and a change of page leave and come back at once: that is no reason to abort.
        setTimeout(() => {
          if (listeners.size === 0) stopObserving?.();
        }, LINGER_MS);
      };
    },
    getSnapshot,
    async refresh() {
      await (observer ? observer.refetch({ cancelRefetch: false }) : client.prefetchQuery(query));
    },
    askedAt: () => asked,
    offer(token) {
      const { token: current } = getSnapshot();
      if (!current || remainingMs(token) > remainingMs(current)) {
        client.setQueryData(queryKey, token);
      }
    },
    update(next) {
      options = next;
    },
  };
  return life;
}

const lives = new WeakMap<QueryClient, Map<string, TokenLife>>();

/** The shared life of this source's token in this client. */
export function getTokenLife(client: QueryClient, options: PhoenixTokenOptions): TokenLife {
  const ofClient = lives.get(client) ?? new Map<string, TokenLife>();
  lives.set(client, ofClient);
  const { queryKey } = phoenixTokenQueryOptions(options);
  const key = JSON.stringify(queryKey);
  const life = ofClient.get(key) ?? createTokenLife(client, options);
  ofClient.set(key, life);
  return life;
}
