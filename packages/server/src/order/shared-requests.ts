import { aborted } from '../error/index.js';
import { requestStalled, SharedRequest } from '../http/index.js';

interface OpenRequest<T> {
  answer: SharedRequest<T>;
  controller: AbortController;
}

/**
 * One request for all who ask for the same at once. Each caller has an abort of its own; the request
 * is aborted when the last of them has left.
 */
export class SharedRequests<T> {
  readonly #open = new Map<string, OpenRequest<T>>();

  /** @throws what `start` throws, or ServerError `aborted` */
  async ask(
    key: string,
    start: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    for (;;) {
      if (signal?.aborted) throw aborted();
      const request = this.#find(key) ?? this.#start(key, start);
      try {
        return await request.answer.wait(signal);
      } catch (error) {
        // It belonged to a caller whose runtime has stopped it: somebody else begins again.
        if (error !== requestStalled) throw error;
        this.#forget(key, request);
      } finally {
        if (request.answer.waiters === 0) this.#end(key, request);
      }
    }
  }

  #find(key: string): OpenRequest<T> | undefined {
    const request = this.#open.get(key);
    return request?.answer.isStalled() ? undefined : request;
  }

  #start(key: string, start: (signal: AbortSignal) => Promise<T>): OpenRequest<T> {
    const controller = new AbortController();
    const work = start(controller.signal);
    const request = { answer: new SharedRequest(work, () => performance.now()), controller };
    this.#open.set(key, request);
    // Whoever asks after the answer wants a newer one.
    const forget = () => this.#forget(key, request);
    work.then(forget, forget);
    return request;
  }

  #forget(key: string, request: OpenRequest<T>): void {
    if (this.#open.get(key) === request) this.#open.delete(key);
  }

  #end(key: string, request: OpenRequest<T>): void {
    this.#forget(key, request);
    request.controller.abort();
  }
}
