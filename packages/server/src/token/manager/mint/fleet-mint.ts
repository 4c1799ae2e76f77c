import { aborted } from '../../../error/index.js';
import { pause } from '../../../time/index.js';
import {
  RecordCodec,
  type AcquireOptions,
  type StoredRecord,
  type StoreLease,
  type TokenRecord,
  type TokenStore,
} from '../../store/index.js';
import { leasePollMs, type ScheduledToken } from '../schedule/index.js';
import type { MintOutcome, MintTask, Upstream } from './mint-outcome.js';
import { StoreCalls, type OnStoreFailure } from './store-calls.js';

const LEASE_LIMIT_MS = 12_000;
/** A mint ends this long before its lease does. */
const LEASE_MARGIN_MS = 1000;
/** How long a request may take where others wait for its lease. */
export const LONGEST_FLEET_TIMEOUT_MS = LEASE_LIMIT_MS - LEASE_MARGIN_MS;
/** How long a caller waits for others before this manager mints alone. */
const WAIT_LIMIT_MS = 15_000;
/** So that not all who wait come at the moment when a lease ends. */
const LEASE_END_JITTER_MS = 100;

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

async function hash(identity: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(identity));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
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
  /** The lease that this manager holds. It outlives a mint only where that was cancelled midway. */
  #lease: StoreLease | undefined;
  #keepUnreadableUntil = -Infinity;

  constructor(options: FleetMintOptions) {
    const { store, timeoutMs } = options;
    this.#options = options;
    this.#calls = new StoreCalls(options.onStoreFailure);
    this.#codec = new RecordCodec(store, options.secrets);
    const leaseMs = timeoutMs + 2 * LEASE_MARGIN_MS;
    this.#leaseMs = store.inProcess ? leaseMs : Math.min(LEASE_LIMIT_MS, leaseMs);
  }

  async mint(task: MintTask, upstream: Upstream): Promise<MintOutcome> {
    const { now } = this.#options;
    const key = await this.#findKey();
    if (this.#lease) await this.#release(key, this.#lease);
    const giveUpAt = now() + WAIT_LIMIT_MS;
    let leaseOverAt = -Infinity;
    // One question is enough for a caller without a token: what is there, else may I mint?
    const isMinting = task.waitsForLease && !upstream.refusal();
    let seen = isMinting
      ? await this.#acquire(key, { onlyWithoutRecord: true })
      : await this.#read(key);
    for (let polls = 0; ;) {
      if (!seen) return upstream.refusal() ?? this.#mintAlone(upstream);
      const opened = await this.#open(seen, key);
      if (opened && task.accepts(opened)) return this.#adopt(opened, seen.lease, key);
      const isUnreadable = seen.record !== undefined && !opened;
      if (seen.lease) return this.#mintUnder(seen.lease, key, isUnreadable, upstream);
      if (task.signal.aborted) throw aborted();
      const refused = upstream.refusal();
      if (refused) return refused;
      if (now() > giveUpAt) return this.#mintAlone(upstream);

      const { leasedForMs } = seen;
      if (leasedForMs !== undefined && leasedForMs < Infinity) leaseOverAt = now() + leasedForMs;
      if (leasedForMs === undefined || now() >= leaseOverAt) {
        seen = await this.#acquire(key);
      } else if (task.waitsForLease) {
        await this.#pauseForLease(leaseOverAt, polls);
        polls += 1;
        seen = await this.#read(key);
      } else {
        return { type: 'postponed' };
      }
    }
  }

  /** Waits until the store has nothing of ours left to do. */
  settle(): Promise<void> {
    return this.#calls.settle();
  }

  async #findKey(): Promise<string> {
    if (this.#key === undefined) {
      const identity = await this.#options.identity();
      this.#key = this.#options.store.inProcess ? identity : await hash(identity);
    }
    return this.#key;
  }

  async #read(key: string): Promise<Seen | undefined> {
    const askedAt = this.#options.now();
    const read = await this.#calls.ask('read', () => this.#options.store.read(key));
    return read && { askedAt, ...read.answer };
  }

  async #acquire(key: string, options?: AcquireOptions): Promise<Seen | undefined> {
    const askedAt = this.#options.now();
    const acquired = await this.#calls.ask(
      'acquire',
      () => this.#options.store.acquire(key, this.#leaseMs, options),
      // Nobody waits for it any more, and nobody else gets it.
      ({ lease }) => lease && this.#release(key, lease),
    );
    this.#lease = acquired?.answer.lease;
    return acquired && { askedAt, ...acquired.answer };
  }

  async #release(key: string, lease: StoreLease): Promise<void> {
    if (this.#lease === lease) this.#lease = undefined;
    await this.#calls.ask('release', () => this.#options.store.release(key, lease));
  }

  #pauseForLease(leaseOverAt: number, polls: number): Promise<void> {
    const { now, random } = this.#options;
    const untilOver = Math.max(0, leaseOverAt - now()) + random() * LEASE_END_JITTER_MS;
    return pause(Math.min(leasePollMs(polls, random()), untilOver));
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
