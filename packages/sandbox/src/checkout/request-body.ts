import type { Context } from 'hono';
import { isJsonObject, type JsonObject } from '../value/index.js';

/** The fields of a JSON body; none where it is not a JSON object. */
export async function readBody(context: Context): Promise<JsonObject> {
  const body: unknown = await context.req.json().catch(() => undefined);
  return isJsonObject(body) ? body : {};
}
