/**
 * Waits for `work`, but no longer than `ms` by the clock; what `work` does later is ignored.
 *
 * Stricter than what the token manager does, which waits longer while this process is busy: what is
 * watched here is shown, and costs nobody a token.
 */
export function withTimeout<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms).unref();
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
