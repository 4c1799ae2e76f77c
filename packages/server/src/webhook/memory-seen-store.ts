import { createSteadyClock, systemClock } from '../time/index.js';
import { LATE_COMPLETION_MS, type ClaimAnswer, type SeenStore } from './seen-store.js';

type Entry = { endsAt: number; keptUntil: number } & (
  { state: 'claimed'; token: string } | { state: 'done'; externalPartnerId: string | undefined }
);

class MemorySeenStore implements SeenStore {
  readonly inProcess = true;
  /** In the order in which they were last written. */
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;
  #claims = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  async claim(id: string, leaseMs: number): Promise<ClaimAnswer> {
    this.#forget();
    const entry = this.#entries.get(id);
    const leftMs = entry ? entry.endsAt - this.#now() : 0;
    if (entry && leftMs > 0) {
      return entry.state === 'done'
        ? { state: 'done', externalPartnerId: entry.externalPartnerId }
        : { state: 'busy', retryAfterMs: leftMs };
    }
    this.#claims += 1;
    const token = `${this.#claims}`;
    this.#writeClaim(id, token, leaseMs);
    return { state: 'claimed', token };
  }

  async renew(id: string, token: string, leaseMs: number): Promise<boolean> {
    if (!this.#isClaimedWith(id, token)) return false;
    this.#writeClaim(id, token, leaseMs);
    return true;
  }

  async complete(
    id: string,
    token: string,
    { keepMs, externalPartnerId }: Parameters<SeenStore['complete']>[2],
  ): Promise<void> {
    if (!this.#isClaimedWith(id, token)) return;
    const endsAt = this.#now() + keepMs;
    this.#write(id, { state: 'done', externalPartnerId, endsAt, keptUntil: endsAt });
  }

  async release(id: string, token: string): Promise<void> {
    if (this.#isClaimedWith(id, token)) this.#entries.delete(id);
  }

  #isClaimedWith(id: string, token: string): boolean {
    const entry = this.#entries.get(id);
    return entry?.state === 'claimed' && entry.token === token;
  }

  #writeClaim(id: string, token: string, leaseMs: number): void {
    const endsAt = this.#now() + leaseMs;
    this.#write(id, { state: 'claimed', token, endsAt, keptUntil: endsAt + LATE_COMPLETION_MS });
  }

  #write(id: string, entry: Entry): void {
    this.#entries.delete(id);
    this.#entries.set(id, entry);
  }

  /** Drops the oldest entries that are over, and looks no further than the first that is not. */
  #forget(): void {
    const now = this.#now();
    for (const [id, { keptUntil }] of this.#entries) {
      if (keptUntil > now) return;
      this.#entries.delete(id);
    }
  }
}

/** For tests: a memory store on a clock of theirs, in milliseconds. */
export function createMemorySeenStore(now: () => number): SeenStore {
  return new MemorySeenStore(now);
}

/**
 * Remembers handled events in this process's memory: the default. **For one process that lives long.**
 * With several processes, on serverless and on Workers, each has a memory of its own and a redelivery
 * may be handled again: use `redisSeenStore` there, and record the event's id in your own transaction.
 *
 * @example
 * createWebhookHandler({ clientSecret, seen: memorySeenStore() });
 */
export function memorySeenStore(): SeenStore {
  return createMemorySeenStore(createSteadyClock(systemClock));
}
