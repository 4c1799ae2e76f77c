import {
  parseTokenRecord,
  writeTokenRecord,
  type HeldToken,
  type TokenRecord,
} from './held-token.js';
import { aborted, ServerError } from '../../error/index.js';
import { afterMs, withDeadline } from '../../time/index.js';
import type { StoreOperation } from './token-event.js';
import {
  createRecordCipher,
  type AcquireAnswer,
  type StoredRecord,
  type StoreLease,
  type TokenStore,
} from '../store/index.js';

const STORE_CALL_MS = 500;
const LEASE_LIMIT_MS = 12_000;
/** A mint ends this long before its lease does. */
const LEASE_MARGIN_MS = 1000;
const PATIENCE_MS = 15_000;
const POLL_MS = 40;
const POLL_JITTER_MS = 60;

export interface SharedMintOptions {
  store: TokenStore;
  /** Tells clients apart; hashed before it becomes a key. */
  identity: () => string | Promise<string>;
  /** The provider's limit for one request. */
  timeoutMs: number;
  /** What records are encrypted with; the first seals, all open. */
  secrets: () => readonly string[];
  now: () => number;
  random: () => number;
  onStoreFailure: (operation: StoreOperation, error: ServerError) => void;
}

export interface MintTask {
  /** Whether another manager's token will do. */
  accepts: (token: HeldToken) => boolean;
  /** Waits for another holder of the lease, rather than leaving the work to it. */
  patient: boolean;
  signal: AbortSignal;
  /** True while the endpoint is left in peace by renewals: only what others have minted will do. */
  isPaused: () => boolean;
  /** Throws while it is left in peace by callers too. */
  checkUpstream: () => void;
  mint: (timeoutMs: number) => Promise<HeldToken>;
  /** Completes a record, for a token that ends at `expiresAt`. */
  hold: (record: TokenRecord, expiresAt: number) => HeldToken;
}

export interface MintResult {
  token: HeldToken;
  from: 'upstream' | 'store';
  /** Settles when the store has it, or has failed; never rejects. */
  stored: Promise<void>;
}

async function hash(identity: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(identity));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void afterMs(ms, resolve));
}

/** In place of an answer, undefined: the store failed. */
type Answered<T> = { answer: T } | undefined;

/**
 * Mints with all others who share the store: one holds a lease and mints, the others take what it
 * wrote. A store that fails or hangs costs at most two of its calls, then this manager mints alone.
 */
export function createSharedMint(options: SharedMintOptions) {
  const { store, now, random } = options;
  const cipher = store.inProcess ? undefined : createRecordCipher(options.secrets);
  const leaseMs = store.inProcess
    ? options.timeoutMs + 2 * LEASE_MARGIN_MS
    : Math.min(LEASE_LIMIT_MS, options.timeoutMs + 2 * LEASE_MARGIN_MS);
  let key: string | undefined;
  /** Set beyond the end of a task only where its work stood still. */
  let holding: StoreLease | undefined;
  let keepUnreadableUntil = -Infinity;
  /** Calls to the store that have no answer yet, those that nobody waits for among them. */
  const underWay = new Set<Promise<unknown>>();

  function follow(call: Promise<unknown>): void {
    const ended = call.catch(() => {}).finally(() => underWay.delete(ended));
    underWay.add(ended);
  }

  async function ask<T>(
    operation: StoreOperation,
    call: () => Promise<T>,
    onLate: (answer: T) => unknown = () => {},
  ): Promise<Answered<T>> {
    const failed = () =>
      new ServerError('store_unavailable', `The store did not answer (${operation}).`);
    const asked = (async () => call())();
    follow(asked);
    try {
      return { answer: await withDeadline(asked, STORE_CALL_MS, failed) };
    } catch (error) {
      follow(asked.then(onLate));
      // Without the store's own error: a client's may quote its URL, password included.
      const isOurs = error instanceof ServerError && error.code === 'store_unavailable';
      options.onStoreFailure(operation, isOurs ? error : failed());
      return undefined;
    }
  }

  async function open(record: StoredRecord, place: string, readAt: number, task: MintTask) {
    const text = cipher
      ? await cipher.open(record.bytes, place)
      : new TextDecoder().decode(record.bytes);
    const parsed = text === undefined ? undefined : parseTokenRecord(text);
    if (!parsed) return undefined;
    // A store's clock may be set back while the record lies there.
    const remainingMs = Math.min(record.remainingMs, parsed.lifetimeMs);
    return task.hold(parsed, readAt + remainingMs);
  }

  async function release(place: string, lease: StoreLease): Promise<void> {
    if (holding === lease) holding = undefined;
    await ask('release', () => store.release(place, lease));
  }

  function acquire(place: string): Promise<Answered<AcquireAnswer>> {
    return ask(
      'acquire',
      () => store.acquire(place, leaseMs),
      // Nobody waits for it any more, and nobody else gets it.
      ({ lease }) => lease && release(place, lease),
    );
  }

  async function keep(token: HeldToken, place: string, lease: StoreLease, grantedBy: number) {
    const text = writeTokenRecord(token);
    const bytes = cipher ? await cipher.seal(text, place) : new TextEncoder().encode(text);
    await ask('write', () => store.write(place, lease, bytes, token.expiresAt - grantedBy));
  }

  async function mintAlone(task: MintTask): Promise<MintResult> {
    const token = await task.mint(options.timeoutMs);
    return { token, from: 'upstream', stored: Promise.resolve() };
  }

  async function mintUnder(
    lease: StoreLease,
    place: string,
    unreadable: boolean,
    task: MintTask,
  ): Promise<MintResult> {
    const grantedBy = now();
    let token: HeldToken;
    try {
      token = await task.mint(leaseMs - LEASE_MARGIN_MS);
    } catch (error) {
      void release(place, lease);
      throw error;
    }
    // Somebody else's secret, perhaps: two who cannot read each other must not take turns for ever.
    const keeps = !unreadable || now() >= keepUnreadableUntil;
    if (unreadable && keeps) keepUnreadableUntil = token.renewAt;
    const written = keeps ? keep(token, place, lease, grantedBy) : Promise.resolve();
    const stored = written.catch(() => {}).then(() => release(place, lease));
    return { token, from: 'upstream', stored };
  }

  /** @returns undefined if another holder is at it, or the endpoint left in peace, and the task is not patient */
  async function mint(task: MintTask): Promise<MintResult | undefined> {
    const identity = key === undefined ? await options.identity() : '';
    const place = (key ??= store.inProcess ? identity : await hash(identity));
    if (holding) await release(place, holding);
    const giveUpAt = now() + PATIENCE_MS;
    let readAt = now();
    const read = await ask('read', () => store.read(place));
    if (!read) {
      if (task.isPaused()) return undefined;
      task.checkUpstream();
      return mintAlone(task);
    }
    let record = read.answer;
    let lease: StoreLease | undefined;
    for (let asked = false; ; asked = true) {
      const token = record && (await open(record, place, readAt, task));
      if (token && task.accepts(token)) {
        const stored = lease ? release(place, lease) : Promise.resolve();
        return { token, from: 'store', stored };
      }
      if (lease) return mintUnder(lease, place, Boolean(record && !token), task);
      if (task.signal.aborted) throw aborted();
      if ((asked && !task.patient) || task.isPaused()) return undefined;
      task.checkUpstream();
      if (now() > giveUpAt) return mintAlone(task);
      if (asked) await pause(POLL_MS + random() * POLL_JITTER_MS);

      readAt = now();
      const acquired = await acquire(place);
      if (!acquired) return mintAlone(task);
      ({ lease, record } = acquired.answer);
      holding = lease;
    }
  }

  return {
    mint,
    /** Waits until the store has nothing of ours left to do, a lease to take back above all. */
    async settle(): Promise<void> {
      const allAnswered = async () => {
        while (underWay.size > 0) await Promise.all(underWay);
      };
      const late = () => new Error('late');
      await withDeadline(allAnswered(), STORE_CALL_MS, late).catch(() => {});
    },
  };
}
