import { Hono, type Context } from 'hono';
import type { CheckoutParts } from './checkout-parts.js';
import type { CheckoutReply, SessionReply } from './checkout-replies.js';
import { readCheckoutRequest } from './checkout-request.js';
import { errorReply } from './error-reply.js';
import { refusedEntry } from './refusal-entries.js';
import { readBody } from './request-body.js';

/** Opening the page, and the session that begins when the payer presses Continue. */
export function openingEndpoints(parts: CheckoutParts): Hono {
  const { config, journal, sessions } = parts;
  const readRequest = async (context: Context) => {
    const { query: given } = await readBody(context);
    const query = typeof given === 'string' ? given : '';
    const request = await readCheckoutRequest(query, parts);
    // Here alone, not where the page itself is asked for: it asks here as soon as it is there.
    if ('error' in request) journal.append(refusedEntry(request, query));
    return request;
  };

  return new Hono()
    .post('/api/checkout', async (context) => {
      const request = await readRequest(context);
      if ('error' in request) {
        return errorReply(context, request.status, request.error, request.description);
      }
      return context.json<CheckoutReply>({
        address: request.address,
        amount: request.amount,
        share_on: request.shareOn && !request.paymentId,
      });
    })
    .post('/api/sessions', async (context) => {
      const request = await readRequest(context);
      if ('error' in request) {
        return errorReply(context, request.status, request.error, request.description);
      }
      const { id, expiresAt } = sessions.start(request);
      return context.json<SessionReply>(
        { session_id: id, expires_in_ms: expiresAt - config.now() },
        201,
      );
    });
}
