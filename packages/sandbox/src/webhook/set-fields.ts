import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from '../config/index.js';
import { isJsonObject, type JsonObject } from '../value/index.js';

/** Changes to what an event tells, by paths below its `data`. */
export interface FieldChanges {
  /**
   * Values by path: `{ 'order.orderStatus': 'expired' }`. Fields that the event does not have are
   * added, unless {@link FieldChanges.isStrict}.
   */
  set?: Readonly<Record<string, unknown>> | undefined;
  /** Values of fields that the event does not have, by path. */
  add?: Readonly<Record<string, unknown>> | undefined;
  /** Refuses to set a field that the event does not have: a typo would test nothing. Default false. */
  isStrict?: boolean | undefined;
}

function invalid(message: string): never {
  throw new PhoenixError<SandboxErrorCode>('invalid_option', message);
}

/** Every path of the fields, those in between included. */
function pathsOf(fields: JsonObject, above = ''): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const path = above + name;
    return isJsonObject(value) ? [path, ...pathsOf(value, `${path}.`)] : [path];
  });
}

function setPath(fields: JsonObject, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop();
  if (!last || names.includes('') || path.includes('__proto__')) {
    invalid('Name a field to set by its path in data, such as order.orderStatus.');
  }
  let place = fields;
  for (const name of names) {
    const inner = place[name];
    place = isJsonObject(inner) ? inner : (place[name] = {} as JsonObject);
  }
  const present = place[last];
  // A status of an order is an object in `data.order` and a text in `data`: both are set.
  if (path === 'order.orderStatus' && typeof value === 'string') {
    place[last] = { ...(isJsonObject(present) && present), status: value };
    if ('orderStatus' in fields) fields['orderStatus'] = value;
    return;
  }
  place[last] = value;
}

/**
 * A copy of `data` with fields changed.
 *
 * @throws PhoenixError `invalid_option` for what is no path; if strict, also for a field that is
 *   not there, with those that are
 */
export function setFields(data: object, { set = {}, add = {}, isStrict }: FieldChanges): object {
  const copy = structuredClone(data) as JsonObject;
  const known = pathsOf(copy);
  for (const [path, value] of Object.entries(set)) {
    if (isStrict && !known.includes(path)) {
      invalid(
        `The event has no field ${path} to set. It has ${known.join(', ')}. Add a new one with --add.`,
      );
    }
    setPath(copy, path, value);
  }
  for (const [path, value] of Object.entries(add)) setPath(copy, path, value);
  return copy;
}
