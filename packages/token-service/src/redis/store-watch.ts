import { randomUUID } from 'node:crypto';
import {
  STORE_CALL_TIMEOUT_MS,
  type StoreOperation,
  type TokenStore,
} from '@phoenix-checkout/server';
import { toRedisFailure, type RedisFailure } from './redis-failure.js';
import { withTimeout } from './with-timeout.js';

const PROBE_LEASE_MS = 1;
/** How long a store that worked is taken to work: a little less than a minute, for looks that come at its end. */
const KNOWN_FOR_MS = 55_000;

/** Whether the store works. */
export type StoreState =
  { status: 'unknown' } | { status: 'working' } | ({ status: 'failing' } & RedisFailure);

function timedOut(): Error {
  return Object.assign(new Error('The call took too long.'), { code: 'ETIMEDOUT' });
}

function isSame(one: StoreState, other: StoreState): boolean {
  if (one.status === 'failing' && other.status === 'failing') return one.reason === other.reason;
  return one.status === other.status;
}

/**
 * Knows whether a store works by how its calls end: those of the token manager, which go through
 * {@link StoreWatch.observe}, and its own between them. The answer to a PING would prove little: a
 * Redis that is full or a read-only replica gives one, and a Redis whose access list has only the
 * commands that a store needs refuses it.
 */
export class StoreWatch {
  readonly #store: TokenStore;
  readonly #onChange: (state: StoreState) => void;
  readonly #failures = new Map<StoreOperation, RedisFailure>();
  #connectionFailure: RedisFailure | undefined;
  /** The lease that a probe takes is of this process alone, so that each probe writes. */
  readonly #probeKey = `health-${randomUUID()}`;
  #tokenKey: string | undefined;
  #state: StoreState = { status: 'unknown' };
  #wroteAt = -Infinity;

  /** @param onChange hears of another status, and of another reason for a failure */
  constructor(store: TokenStore, onChange: (state: StoreState) => void) {
    this.#store = store;
    this.#onChange = onChange;
  }

  get state(): StoreState {
    return this.#state;
  }

  /** The same store; how its calls end counts. */
  observe(): TokenStore {
    const store = this.#store;
    return {
      ...store,
      read: (...args) => this.#watch('read', args[0], store.read(...args)),
      acquire: (...args) => this.#watch('acquire', args[0], store.acquire(...args)),
      write: (...args) => this.#watch('write', args[0], store.write(...args)),
      release: (...args) => this.#watch('release', args[0], store.release(...args)),
    };
  }

  /** Probes a store that is not known to work, or has not been written to for about a minute. */
  async probeIfUnknown(): Promise<void> {
    const isKnown = performance.now() - this.#wroteAt < KNOWN_FOR_MS;
    if (this.#state.status !== 'working' || !isKnown) await this.probe();
  }

  /** Reads what the token manager reads, and writes a little: where both succeed, the store works. */
  async probe(): Promise<void> {
    const key = this.#tokenKey;
    const store = this.#store;
    if (key !== undefined && !(await this.#judge('read', () => store.read(key)))) return;
    const takeLease = () => store.acquire(this.#probeKey, PROBE_LEASE_MS);
    if (!(await this.#judge('acquire', takeLease))) return;
    this.#failures.clear();
    this.#update();
  }

  /** There is no connection. */
  connectionFailed(error: unknown): void {
    this.#connectionFailure = toRedisFailure(error);
    this.#update();
  }

  #watch<T>(operation: StoreOperation, key: string, call: Promise<T>): Promise<T> {
    this.#tokenKey = key;
    void this.#judge(operation, () => call);
    return call;
  }

  async #judge(operation: StoreOperation, call: () => Promise<unknown>): Promise<boolean> {
    try {
      await withTimeout(call(), STORE_CALL_TIMEOUT_MS, timedOut);
      this.#failures.delete(operation);
      // A read says nothing of writing.
      if (operation !== 'read') {
        this.#connectionFailure = undefined;
        this.#wroteAt = performance.now();
      }
      this.#update();
      return true;
    } catch (error) {
      const failure = toRedisFailure(error);
      this.#failures.set(operation, failure);
      if (failure.reason === 'refusing') this.#connectionFailure = undefined;
      this.#update();
      return false;
    }
  }

  #update(): void {
    const [callFailure] = this.#failures.values();
    // Without a connection all calls fail, and only the connection's error tells why.
    const failure = this.#connectionFailure ?? callFailure;
    const state: StoreState = failure ? { status: 'failing', ...failure } : { status: 'working' };
    const isChange = !isSame(state, this.#state);
    this.#state = state;
    if (isChange) this.#onChange(state);
  }
}
