/** As `reportError`, which browsers have had since 2021. */
function report(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else {
    setTimeout(() => {
      throw error;
    });
  }
}

/**
 * Calls a function of the host's, if there is one. What it throws goes where a page's uncaught
 * errors go, and ends nothing of ours: no other callback, no effect, no React tree.
 */
export function callHost<Args extends unknown[]>(
  callback: ((...args: Args) => void) | undefined,
  ...args: Args
): void {
  try {
    callback?.(...args);
  } catch (error) {
    report(error);
  }
}
