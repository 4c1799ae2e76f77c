import { ServerError } from '../../../error/index.js';
import { withDeadline } from '../../../time/index.js';
import type { StoreOperation } from '../status/index.js';

const STORE_CALL_MS = 500;

/** In place of an answer, undefined: the store failed. */
type Answered<T> = { answer: T } | undefined;

export type OnStoreFailure = (operation: StoreOperation, error: ServerError) => void;

/** Calls a store, which may fail or hang: each call has 500 ms. */
export class StoreCalls {
  readonly #onFailure: OnStoreFailure;
  /** Calls that have no answer yet, those that nobody waits for among them. */
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(onFailure: OnStoreFailure) {
    this.#onFailure = onFailure;
  }

  /** @param onLate takes an answer that nobody waits for any more */
  async ask<T>(
    operation: StoreOperation,
    call: () => Promise<T>,
    onLate: (answer: T) => unknown = () => {},
  ): Promise<Answered<T>> {
    const failed = new ServerError('store_unavailable', `The store did not answer (${operation}).`);
    const asked = (async () => call())();
    this.#follow(asked);
    try {
      return { answer: await withDeadline(asked, STORE_CALL_MS, () => failed) };
    } catch (error) {
      this.#follow(asked.then(onLate));
      // Without the store's own error: a client's may quote its URL, password included.
      const isOurs = error instanceof ServerError && error.code === 'store_unavailable';
      this.#onFailure(operation, isOurs ? error : failed);
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
    await withDeadline(allAnswered(), STORE_CALL_MS, late, held).catch(() => {});
  }

  #follow(call: Promise<unknown>): void {
    const ended = call.catch(() => {}).finally(() => this.#underWay.delete(ended));
    this.#underWay.add(ended);
  }
}
