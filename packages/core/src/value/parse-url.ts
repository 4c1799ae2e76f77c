/** The URL, or `undefined` where it is not an absolute one. */
export function parseUrl(input: string | URL | undefined): URL | undefined {
  try {
    return new URL(input ?? '');
  } catch {
    return undefined;
  }
}
