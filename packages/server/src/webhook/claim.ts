import { ServerError } from '../error/index.js';
import { everyMs, STORE_CALL_TIMEOUT_MS, withDeadline, type Cancel } from '../time/index.js';
import type { ClaimAnswer, SeenStore } from './seen-store.js';

/** How long a claim holds without being renewed: a killed process's event is free after that. */
const LEASE_MS = 30_000;
const RENEW_EVERY_MS = 10_000;
/** How long a claim is renewed for at most: callbacks that take longer may be called twice. */
const MAX_CLAIM_MS = 300_000;

function unavailable(): ServerError {
  // Without the original error as `cause`: a store's error may quote what it was given.
  return new ServerError(
    'store_unavailable',
    `The seen store failed, or gave no answer within about ${STORE_CALL_TIMEOUT_MS} ms.`,
  );
}

function isAnswer(answer: ClaimAnswer): boolean {
  const { state, token } = Object(answer) as { state?: unknown; token?: unknown };
  return state === 'done' || state === 'busy' || (state === 'claimed' && typeof token === 'string');
}

/**
 * One process's claim on one event, from the question to the store until the event is done or free
 * again. Renews the lease meanwhile. A store that fails is told to `onStoreError`, and the claim
 * counts as granted: a duplicate can be undone, a lost event cannot.
 */
export class Claim {
  readonly #store: SeenStore;
  readonly #id: string;
  readonly #onStoreError: (error: ServerError) => void;
  #isLost = false;
  /** Made when somebody asks for the signal: most callbacks do not. */
  #lost: AbortController | undefined;
  readonly #askedAt = performance.now();
  #isUnanswered = false;
  /** Resolves with the token, late or never where the store hangs. */
  #token: Promise<string | undefined> = Promise.resolve(undefined);
  #stopRenewing: Cancel = () => {};

  constructor(store: SeenStore, id: string, onStoreError: (error: ServerError) => void) {
    this.#store = store;
    this.#id = id;
    this.#onStoreError = onStoreError;
  }

  /** Aborts when another may handle the event. */
  get signal(): AbortSignal {
    this.#lost ??= new AbortController();
    if (this.#isLost) this.#lost.abort();
    return this.#lost.signal;
  }

  /** Undefined: the event is ours to handle. */
  async take(): Promise<Exclude<ClaimAnswer, { state: 'claimed' }> | undefined> {
    const asked = (async () => this.#store.claim(this.#id, LEASE_MS))();
    // A claim that is granted too late still has to be completed or released.
    this.#token = asked.then((answer) =>
      isAnswer(answer) && answer.state === 'claimed' ? answer.token : undefined,
    );
    this.#token.catch(() => {});
    try {
      const answer = await this.#await(asked);
      if (!isAnswer(answer)) throw unavailable();
      if (answer.state !== 'claimed') return answer;
    } catch {
      this.#isUnanswered = true;
      this.#onStoreError(unavailable());
    }
    this.#stopRenewing = everyMs(RENEW_EVERY_MS, () => void this.#renew());
    return undefined;
  }

  async complete(keepMs: number, externalPartnerId: string | undefined): Promise<void> {
    await this.#end((token) =>
      this.#store.complete(this.#id, token, {
        keepMs,
        ...(externalPartnerId !== undefined && { externalPartnerId }),
      }),
    );
  }

  async release(): Promise<void> {
    await this.#end((token) => this.#store.release(this.#id, token));
  }

  #lose(): void {
    this.#stopRenewing();
    this.#isLost = true;
    this.#lost?.abort();
  }

  async #renew(): Promise<void> {
    if (performance.now() - this.#askedAt >= MAX_CLAIM_MS - LEASE_MS) {
      this.#lose();
      return;
    }
    try {
      await this.#await(this.#renewLease());
    } catch {
      // The next renewal comes before the lease ends; what matters is whether the end is recorded.
    }
  }

  async #renewLease(): Promise<void> {
    const token = await this.#token;
    if (token === undefined) return;
    const isOurs: unknown = await this.#store.renew(this.#id, token, LEASE_MS);
    if (isOurs === false) this.#lose();
  }

  async #await<T>(answer: Promise<T>): Promise<T> {
    try {
      if (this.#store.inProcess) return await answer;
      return await withDeadline(answer, STORE_CALL_TIMEOUT_MS, unavailable);
    } catch {
      throw unavailable();
    }
  }

  async #end(tell: (token: string) => Promise<void>): Promise<void> {
    this.#stopRenewing();
    const told = this.#token.then((token) => (token === undefined ? undefined : tell(token)));
    if (this.#isUnanswered) {
      // The store is known to be down: the answer does not wait for it.
      told.catch(() => {});
      return;
    }
    try {
      await this.#await(told);
    } catch {
      this.#onStoreError(unavailable());
    }
  }
}
