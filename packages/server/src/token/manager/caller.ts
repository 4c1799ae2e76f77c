/** What a caller brings along; it travels through the manager as one object. */
export interface Caller {
  /** Ends this caller's wait. */
  readonly signal?: AbortSignal | undefined;
  /** Hands background work to a runtime that ends a request's work with its answer. */
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}
