/** `T` with the properties that may be `undefined` left out where they are. */
type WithoutUndefined<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
} & { [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined> };

/** A copy without the properties that are `undefined`, so that it is equal to its copy by JSON. */
export function withoutUndefined<T extends object>(source: T): WithoutUndefined<T> {
  const copy: Partial<T> = {};
  for (const key in source) if (source[key] !== undefined) copy[key] = source[key];
  return copy as unknown as WithoutUndefined<T>;
}
