/** All of `T` optional, at every depth; lists and `null` replace what was there. */
export type DeepPartial<T> = {
  [Key in keyof T]?: (T[Key] extends object ? DeepPartial<T[Key]> : T[Key]) | null | undefined;
};

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merge<T extends object>(base: T, overrides: object): T {
  const merged = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(overrides)) {
    const before = merged[key];
    if (value === undefined) delete merged[key];
    else merged[key] = isPlain(before) && isPlain(value) ? merge(before, value) : value;
  }
  return merged as T;
}

/** A copy of `base` with the overrides in it, at any depth; `undefined` takes a field away. */
export function mergeDeep<T extends object>(base: T, overrides: object): T {
  return structuredClone(merge(base, overrides));
}
