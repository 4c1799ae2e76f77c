import { PhoenixError } from '@phoenix-checkout/core';
import type { Context } from 'hono';
import type { SandboxErrorCode } from '../config/index.js';
import { isJsonObject, type JsonObject } from '../value/index.js';

/** @throws PhoenixError `invalid_option` */
export function invalid(expected: string): never {
  throw new PhoenixError<SandboxErrorCode>('invalid_option', expected);
}

/** The fields of a body in JSON; of an empty body, none. */
export async function readFields(context: Context): Promise<JsonObject> {
  const text = await context.req.text();
  if (text === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return invalid('The body must be JSON.');
  }
  return isJsonObject(body) ? body : invalid('The body must be a JSON object.');
}

/** The text of that name, if there is one. */
export function readText(fields: JsonObject, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  return invalid(`${name} must be a text.`);
}
