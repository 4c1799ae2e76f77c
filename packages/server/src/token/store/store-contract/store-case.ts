import type { AcquireAnswer, StoredRecord, StoreLease, TokenStore } from '../token-store.js';

/**
 * Opens the store under test. What it opens shares its records with what it opened before, as the
 * processes of a fleet do: another connection to the same server, or the same object where the
 * store is one process's alone.
 */
export type OpenStore = () => TokenStore | Promise<TokenStore>;

/** One thing that a token store has to do. */
export interface StoreCase {
  /** A sentence, to name a test with. */
  readonly name: string;
  /**
   * Uses keys of its own and takes less than 2 s, given a store that answers within some
   * milliseconds. Rejects with an `Error` that says what was expected.
   */
  run(open: OpenStore): Promise<void>;
}

export function expectThat(condition: boolean, expected: string): asserts condition {
  if (!condition) throw new Error(`A token store is expected to ${expected}.`);
}

export function freshKey(): string {
  return `contract-${crypto.randomUUID()}`;
}

/** Waits on a clock that is no timer's, which may fire a little early. */
export async function pass(ms: number): Promise<void> {
  const endsAt = performance.now() + ms;
  for (let left = ms; left > 0; left = endsAt - performance.now()) {
    const nap = Math.ceil(left);
    await new Promise<void>((resolve) => void setTimeout(resolve, nap));
  }
}

/** The lease, which must be free. */
export async function takeLease(store: TokenStore, key: string, leaseMs = 10_000) {
  const { lease } = await store.acquire(key, leaseMs);
  expectThat(lease !== undefined, 'grant a lease that nobody holds');
  return lease;
}

/** Writes a record and gives the lease back. */
export async function writeRecord(
  store: TokenStore,
  key: string,
  bytes: Uint8Array,
  validForMs = 10_000,
): Promise<StoreLease> {
  const lease = await takeLease(store, key);
  const written = await store.write(key, lease, bytes, validForMs);
  expectThat(written === true, 'answer true to a write that it took');
  await store.release(key, lease);
  return lease;
}

export function expectRefused({ lease }: AcquireAnswer): void {
  expectThat(lease === undefined, 'grant no lease that somebody holds');
}

export function expectBytes(
  { record }: { record?: StoredRecord | undefined },
  bytes: Uint8Array,
): StoredRecord {
  expectThat(record !== undefined, 'keep a record while it is good');
  expectThat(record.bytes instanceof Uint8Array, 'give bytes back as a Uint8Array');
  const same =
    record.bytes.length === bytes.length && bytes.every((byte, at) => record.bytes[at] === byte);
  expectThat(same, 'give back byte for byte what was written last');
  return record;
}
