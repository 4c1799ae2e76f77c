/** `T` with the properties that may be `undefined` left out where they are. */
type WithoutUndefined<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
} & { [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined> };

/** A copy without the properties that are `undefined`, so that it is equal to its copy by JSON. */
export function withoutUndefined<T extends object>(source: T): WithoutUndefined<T> {
  const entries = Object.entries(source).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as WithoutUndefined<T>;
}
