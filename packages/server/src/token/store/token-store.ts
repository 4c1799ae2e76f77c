/** A token's record as a store gives it back. */
export interface StoredRecord {
  /** What `write` was given, byte for byte. */
  bytes: Uint8Array;
  /** How long the store will keep it, in milliseconds by the store's own clock. */
  remainingMs: number;
  /** The store's clock at that moment, in milliseconds from wherever. */
  nowMs: number;
}

/**
 * The right to mint, granted to one holder for a limited time. A store may add fields of its own: it
 * gets back the object that it gave.
 */
export interface StoreLease {
  /** Tells this holder apart from all others. */
  readonly holder: string;
  /** Grows with each lease of a key: a holder with an older fence may not write any more. */
  readonly fence: number;
  /** When it was granted, on the clock that {@link StoredRecord.nowMs} is read from. */
  readonly grantedAtMs: number;
}

/** The answer of {@link TokenStore.read}. */
export interface ReadAnswer {
  record?: StoredRecord | undefined;
  /**
   * For how long another holder has the lease at most, in milliseconds; `Infinity`: somebody took it,
   * and it may be over by now. Missing: nobody has it.
   */
  leasedForMs?: number | undefined;
}

/** What {@link TokenStore.acquire} may be asked for. */
export interface AcquireOptions {
  /** Grants no lease where there is a record: the caller wants to look at it first. Default false. */
  onlyWithoutRecord?: boolean | undefined;
}

/** The answer of {@link TokenStore.acquire}. */
export interface AcquireAnswer {
  /** Missing: another holder has the lease, or there is a record and `onlyWithoutRecord` was asked for. */
  lease?: StoreLease | undefined;
  /** The record at that same moment: somebody may have renewed it meanwhile. */
  record?: StoredRecord | undefined;
  /** For how long another holder has the lease at most, in milliseconds. Missing: nobody has it. */
  leasedForMs?: number | undefined;
}

/**
 * Where token managers that share a client meet, so that one of them mints for all. `memoryStore()`
 * and `redisStore(client)` are such stores; `docs/fleet.md` says how to write another, and
 * `tokenStoreContract` (`@phoenix-checkout/server/store-contract`) tests it.
 *
 * A store keeps opaque bytes: unless it is `inProcess`, the manager encrypts them. It counts time
 * by a clock of its own, since the clocks of those who share it differ. It may fail or hang: the
 * manager gives each call about 500 ms, then mints for itself and comes back later. See `answeredAt` for a
 * store that is only slow.
 */
export interface TokenStore {
  /**
   * True for a store whose bytes never leave this process's memory: they are not encrypted then.
   * Default false.
   */
  readonly inProcess?: boolean | undefined;
  /**
   * When the store last answered a call of this process, whoever made it, on `performance.now()`. While
   * it answers others, a call has up to 2 s in place of 500 ms: many who start at once queue, and a
   * queue is no lost store. Leave it out where calls do not wait for each other.
   */
  answeredAt?(): number | undefined;
  /** The record of a key, while it is kept, and whether somebody has the lease. */
  read(key: string): Promise<ReadAnswer>;
  /**
   * In one step: grants the lease for `leaseMs` if nobody holds it, with a fence higher than any
   * before it, and reads the record. A lease that nobody releases ends by itself.
   */
  acquire(key: string, leaseMs: number, options?: AcquireOptions): Promise<AcquireAnswer>;
  /**
   * Writes the record, to be kept for `validForMs` **counted from when the lease was granted**, on the
   * store's clock: a holder that was stopped in between must not stretch a token's life.
   *
   * @returns false, and nothing is written, if a lease with a higher fence was granted since
   */
  write(key: string, lease: StoreLease, bytes: Uint8Array, validForMs: number): Promise<boolean>;
  /** Gives the lease back, if this holder still has it. */
  release(key: string, lease: StoreLease): Promise<void>;
}
