import type { Context } from 'hono';
import type { ErrorReply } from './checkout-replies.js';

/** An error in JSON. */
export function errorReply(
  context: Context,
  status: 400 | 401 | 404,
  error: string,
  description: string,
): Response {
  return context.json<ErrorReply>({ error, error_description: description }, status);
}
