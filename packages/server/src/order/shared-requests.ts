import { aborted } from '../error/index.js';
import { onAbort } from '../time/index.js';

interface Shared<T> {
  answer: Promise<T>;
  controller: AbortController;
  callers: number;
  startedAt: number;
}

/**
 * One request for all who ask for the same at once. Each caller has an abort of its own; the request
 * is aborted when the last of them has left.
 */
export class SharedRequests<T> {
  readonly #open = new Map<string, Shared<T>>();
  readonly #maxAgeMs: number;

  /** @param maxAgeMs an older request is not joined: a runtime may have cancelled it with its caller's */
  constructor(maxAgeMs: number) {
    this.#maxAgeMs = maxAgeMs;
  }

  /** @throws what `start` throws, or ServerError `aborted` */
  async ask(
    key: string,
    start: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    if (signal?.aborted) throw aborted();
    const shared = this.#find(key) ?? this.#start(key, start);
    shared.callers += 1;
    let stopListening = () => {};
    const left = new Promise<never>((_, reject) => {
      if (signal) stopListening = onAbort(signal, () => reject(aborted()));
    });
    try {
      return await Promise.race([shared.answer, left]);
    } finally {
      stopListening();
      shared.callers -= 1;
      if (shared.callers === 0) this.#end(key, shared);
    }
  }

  #find(key: string): Shared<T> | undefined {
    const shared = this.#open.get(key);
    return shared && performance.now() - shared.startedAt < this.#maxAgeMs ? shared : undefined;
  }

  #start(key: string, start: (signal: AbortSignal) => Promise<T>): Shared<T> {
    const controller = new AbortController();
    const answer = start(controller.signal);
    const shared = { answer, controller, callers: 0, startedAt: performance.now() };
    this.#open.set(key, shared);
    // Whoever asks after the answer wants a newer one.
    const forget = () => {
      if (this.#open.get(key) === shared) this.#open.delete(key);
    };
    shared.answer.then(forget, forget);
    return shared;
  }

  #end(key: string, shared: Shared<T>): void {
    if (this.#open.get(key) === shared) this.#open.delete(key);
    shared.controller.abort();
  }
}
