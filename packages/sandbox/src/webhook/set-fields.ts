import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from '../config/index.js';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function setPath(fields: Fields, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop();
  if (!last || names.includes('') || path.includes('__proto__')) {
    throw new PhoenixError<SandboxErrorCode>(
      'invalid_option',
      'A field to set must be a path below data, such as order.orderStatus.',
    );
  }
  let place = fields;
  for (const name of names) {
    const inner = place[name];
    place = isFields(inner) ? inner : (place[name] = {} as Fields);
  }
  const present = place[last];
  // A status of an order is an object in `data.order` and a text in `data`: both are set.
  if (path === 'order.orderStatus' && typeof value === 'string') {
    place[last] = { ...(isFields(present) && present), status: value };
    if ('orderStatus' in fields) fields['orderStatus'] = value;
    return;
  }
  place[last] = value;
}

/**
 * A copy of `data` with fields changed.
 *
 * @param set values by their path below `data`: `{ 'order.orderStatus': 'expired' }`
 * @throws PhoenixError `invalid_option` for a path that is none
 */
export function setFields(data: object, set: Readonly<Record<string, unknown>>): object {
  const copy = structuredClone(data) as Fields;
  for (const [path, value] of Object.entries(set)) setPath(copy, path, value);
  return copy;
}
