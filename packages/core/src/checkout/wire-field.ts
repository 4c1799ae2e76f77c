import { parseUrl, readField } from '../value/index.js';

/** One field of a message: its name on the wire, and how it is read. */
export interface WireField<Value> {
  /** Its name in the message's `data`. */
  readonly name: string;
  /** Gives `undefined` where the field is absent or not fit for the event. Never throws. */
  read(data: unknown, message: unknown): Value | undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * An https URL in its normal form: `https:a.b/c` means another address as a link on a page than it
 * does here. Keeps `javascript:` and the like out of hosts' links.
 */
export function httpsUrlOf(value: unknown): string | undefined {
  const url = parseUrl(textOf(value));
  return url?.protocol === 'https:' ? url.href : undefined;
}

export function field<Value>(
  name: string,
  read: (value: unknown) => Value | undefined,
): WireField<Value> {
  return { name, read: (data) => read(readField(data, name)) };
}

export const text = (name: string): WireField<string> => field(name, textOf);

export const milliseconds = (name: string): WireField<number> =>
  field(name, (value) => (typeof value === 'number' && isFinite(value) ? value : undefined));

/** A field whose form Phoenix does not document. */
export const anything = (name: string): WireField<unknown> => field(name, (value) => value);
