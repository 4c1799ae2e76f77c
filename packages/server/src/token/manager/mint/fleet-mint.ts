import { sha256Hex } from '../../../digest/index.js';
import { aborted } from '../../../error/index.js';
import {
  RecordCodec,
  type AcquireOptions,
  type StoredRecord,
  type StoreLease,
  type TokenRecord,
  type TokenStore,
} from '../../store/index.js';
import type { ScheduledToken } from '../schedule/index.js';
import { LeaseWait, WAIT_LIMIT_MS } from './lease-wait.js';
import type { MintOutcome, MintTask, Upstream } from './mint-outcome.js';
import { StoreCalls, type OnStoreFailure } from './store-calls.js';

const LEASE_LIMIT_MS = 12_000;
/** A mint ends this long before its lease does. */
const LEASE_MARGIN_MS = 1000;
/** How long a token request may take where several managers share a store, in milliseconds: the others wait for it. */
export const LONGEST_FLEET_TIMEOUT_MS = LEASE_LIMIT_MS - LEASE_MARGIN_MS;

export interface FleetMintOptions {
  store: TokenStore;
  /** Tells clients apart; hashed before it becomes a key. */
  identity: () => string | Promise<string>;
  /** The provider's limit for one request. */
  timeoutMs: number;
  /** What records are encrypted with; the first seals, all open. */
  secrets: () => readonly string[];
  schedule: (record: TokenRecord, expiresAtSteadyMs: number) => ScheduledToken;
  now: () => number;
  random: () => number;
  onStoreFailure: OnStoreFailure;
}

/** What the store answered, and when it was asked, on the steady clock. */
interface Seen {
  askedAt: number;
  lease?: StoreLease | undefined;
  record?: StoredRecord | undefined;
  leasedForMs?: number | undefined;
}

/**
 * Mints with all others who share the store: one holds a lease and mints, the others take what it
 * wrote. A store that fails or hangs costs at most two of its calls, then this manager mints alone.
 */
export class FleetMint {
  readonly #options: FleetMintOptions;
  readonly #calls: StoreCalls;
  readonly #codec: RecordCodec;
  readonly #leaseMs: number;
  #key: string | undefined;
  /** From `#acquire` to `#release`. It outlives a mint only where that was cancelled midway. */
  #heldLease: StoreLease | undefined;
  #keepUnreadableUntil = -Infinity;

  constructor(options: FleetMintOptions) {
    const { store, timeoutMs } = options;
    this.#options = options;
    this.#calls = new StoreCalls(store, options.onStoreFailure);
    this.#codec = new RecordCodec(store, options.secrets);
    const leaseMs = timeoutMs + 2 * LEASE_MARGIN_MS;
    this.#leaseMs = store.inProcess ? leaseMs : Math.min(LEASE_LIMIT_MS, leaseMs);
  }

  /** Each step may fail in the store: see "The fleet" in ARCHITECTURE.md. */
  async mint(task: MintTask, upstream: Upstream): Promise<MintOutcome> {
    const key = await this.#findKey();
    if (this.#heldLease) await this.#release(key, this.#heldLease);
    const wait = new LeaseWait(this.#options);
    let seen = await this.#lookFirst(key, task, upstream);
    for (;;) {
      // The store failed.
      if (!seen) return upstream.refusal() ?? this.#mintAlone(upstream);
      const outcome = await this.#takeOrMint(seen, key, task, upstream);
      if (outcome) return outcome;
      if (task.signal.aborted) throw aborted();
      const refused = upstream.refusal();
      if (refused) return refused;
      if (wait.isTooLong()) return this.#mintAlone(upstream);

      wait.recordLease(seen.leasedForMs);
      if (wait.isLeaseFree()) {
        seen = await this.#acquire(key);
      } else if (task.waitsForLease) {
        await wait.pause();
        seen = await this.#read(key);
      } else {
        return { type: 'postponed' };
      }
    }
  }

  /** How long a mint may wait for others before it asks the token endpoint, in milliseconds. */
  get longestWaitMs(): number {
    return WAIT_LIMIT_MS;
  }

  /** Waits until the store has nothing of ours left to do. */
  settle(): Promise<void> {
    return this.#calls.settle();
  }

  /** One question is enough for a caller without a token: what is there, else may I mint? */
  #lookFirst(key: string, task: MintTask, upstream: Upstream): Promise<Seen | undefined> {
    const mayMint = task.waitsForLease && !upstream.refusal();
    return mayMint ? this.#acquire(key, { onlyWithoutRecord: true }) : this.#read(key);
  }

  /** Takes the token that is there, else mints under the lease that was granted. `undefined`: there is neither. */
  async #takeOrMint(
    seen: Seen,
    key: string,
    task: MintTask,
    upstream: Upstream,
  ): Promise<MintOutcome | undefined> {
    const opened = await this.#open(seen, key);
    if (opened && task.accepts(opened)) return this.#adopt(opened, seen.lease, key);
    const isUnreadable = seen.record !== undefined && !opened;
    return seen.lease && this.#mintUnder(seen.lease, key, isUnreadable, upstream);
  }

  async #findKey(): Promise<string> {
    if (this.#key === undefined) {
      const identity = await this.#options.identity();
      this.#key = this.#options.store.inProcess ? identity : await sha256Hex(identity);
    }
    return this.#key;
  }

  async #read(key: string): Promise<Seen | undefined> {
    const askedAt = this.#options.now();
    const read = await this.#calls.ask('read', () => this.#options.store.read(key));
    return read && { askedAt, ...read.answer };
  }

  /** A lease that is granted is held from now on. */
  async #acquire(key: string, options?: AcquireOptions): Promise<Seen | undefined> {
    const askedAt = this.#options.now();
    const acquired = await this.#calls.ask(
      'acquire',
      () => this.#options.store.acquire(key, this.#leaseMs, options),
      // Its caller has gone on, and no other can use it.
      ({ lease }) => lease && this.#release(key, lease),
    );
    this.#heldLease = acquired?.answer.lease;
    return acquired && { askedAt, ...acquired.answer };
  }

  async #release(key: string, lease: StoreLease): Promise<void> {
    if (this.#heldLease === lease) this.#heldLease = undefined;
    await this.#calls.ask('release', () => this.#options.store.release(key, lease));
  }

  async #open({ record, askedAt }: Seen, key: string): Promise<ScheduledToken | undefined> {
    const opened = record && (await this.#codec.open(record, key));
    // Counted from before the store was asked: a slow answer must not lengthen a life.
    return opened && this.#options.schedule(opened.record, askedAt + opened.remainingMs);
  }

  #adopt(token: ScheduledToken, lease: StoreLease | undefined, key: string): MintOutcome {
    const stored = lease ? this.#release(key, lease) : Promise.resolve();
    return { type: 'adopted', token, stored };
  }

  async #mintAlone(upstream: Upstream): Promise<MintOutcome> {
    const outcome = await upstream.request(this.#options.timeoutMs);
    return outcome.type === 'minted' ? { ...outcome, stored: Promise.resolve() } : outcome;
  }

  async #mintUnder(
    lease: StoreLease,
    key: string,
    isUnreadable: boolean,
    upstream: Upstream,
  ): Promise<MintOutcome> {
    const { now } = this.#options;
    const grantedBy = now();
    const outcome = await upstream.request(this.#leaseMs - LEASE_MARGIN_MS).catch((error) => {
      void this.#release(key, lease);
      throw error;
    });
    if (outcome.type === 'failed') {
      void this.#release(key, lease);
      return outcome;
    }
    const { token } = outcome;
    // Somebody else's secret, perhaps: two who cannot read each other must not overwrite each other in turn.
    const keeps = !isUnreadable || now() >= this.#keepUnreadableUntil;
    if (isUnreadable && keeps) this.#keepUnreadableUntil = token.renewAtSteadyMs;
    const written = keeps ? this.#write(token, key, lease, grantedBy) : Promise.resolve();
    const stored = written.catch(() => {}).then(() => this.#release(key, lease));
    return { ...outcome, stored };
  }

  async #write(token: ScheduledToken, key: string, lease: StoreLease, grantedBy: number) {
    const validForMs = token.expiresAtSteadyMs - grantedBy;
    const bytes = await this.#codec.seal(token, validForMs, lease, key);
    await this.#calls.ask('write', () => this.#options.store.write(key, lease, bytes, validForMs));
  }
}
