import { ServerError } from '../../../error/index.js';
import { STORE_CALL_TIMEOUT_MS, withDeadline } from '../../../time/index.js';
import type { TokenStore } from '../../store/index.js';
import type { StoreOperation } from '../status/index.js';

/** In place of an answer, undefined: the store failed. */
type Answered<T> = { answer: T } | undefined;

export type OnStoreFailure = (operation: StoreOperation, error: ServerError) => void;

/**
 * Calls a store, which may fail or hang: each call has about 500 ms, and up to 2 s while this process is
 * busy or the store answers others.
 */
export class StoreCalls {
  readonly #store: TokenStore;
  readonly #onFailure: OnStoreFailure;
  /** Calls that have no answer yet, also those whose caller has gone on. */
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(store: TokenStore, onFailure: OnStoreFailure) {
    this.#store = store;
    this.#onFailure = onFailure;
  }

  /** @param onLate takes an answer that came after the limit */
  async ask<T>(
    operation: StoreOperation,
    call: () => Promise<T>,
    onLate: (answer: T) => unknown = () => {},
  ): Promise<Answered<T>> {
    // Made only where it is needed: its stack costs more than the call.
    const failed = () =>
      new ServerError('store_unavailable', `The store did not answer (${operation}).`);
    const answeredAt = () => this.#store.answeredAt?.();
    const asked = (async () => call())();
    this.#follow(asked);
    try {
      return { answer: await withDeadline(asked, STORE_CALL_TIMEOUT_MS, failed, { answeredAt }) };
    } catch (error) {
      this.#follow(asked.then(onLate));
      // Without the store's own error: a client's may quote its URL, password included.
      const isOurs = error instanceof ServerError && error.code === 'store_unavailable';
      this.#onFailure(operation, isOurs ? error : failed());
      return undefined;
    }
  }

  /** Waits until the store has nothing of ours left to do, a lease to take back above all. */
  async settle(): Promise<void> {
    const allAnswered = async () => {
      while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    };
    const late = () => new Error('late');
    const held = { holdsProcess: true };
    await withDeadline(allAnswered(), STORE_CALL_TIMEOUT_MS, late, held).catch(() => {});
  }

  #follow(call: Promise<unknown>): void {
    const ended = call.catch(() => {}).finally(() => this.#underWay.delete(ended));
    this.#underWay.add(ended);
  }
}
