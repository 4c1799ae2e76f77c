/** Calls a host's listener. Its own faults, now or later, are no reason to have no token. */
export function tellListener<T>(listener: ((news: T) => unknown) | undefined, news: T): void {
  // An async function: what it throws becomes a rejection, which is ignored like any other.
  void (async () => listener?.(news))().catch(() => {});
}
