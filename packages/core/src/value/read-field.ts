/**
 * A property of anything, `undefined` where there is none: of `null`, of a primitive, and where a
 * getter or a proxy throws. What arrives from outside is read through this alone.
 */
export function readField(source: unknown, name: string): unknown {
  // Not left to the `catch`: an error costs more than all else that is done for an event.
  if (source === null || source === undefined) return undefined;
  try {
    return (source as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

/** A property that is a text with something in it. */
export function readText(source: unknown, name: string): string | undefined {
  const value = readField(source, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A property that is an object: not `null`, not an array. */
export function readObject(source: unknown, name: string): object | undefined {
  const value = readField(source, name);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}
