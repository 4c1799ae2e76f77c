/**
 * Calls a listener that the host gave. What it throws, now or later, is the host's own: it must not
 * cost anybody a token.
 */
export function callListener<T>(listener: ((news: T) => unknown) | undefined, news: T): void {
  // An async function: what it throws becomes a rejection, which is ignored like any other.
  void (async () => listener?.(news))().catch(() => {});
}
