import { Hono, type Context } from 'hono';
import type { CheckoutParts } from './checkout-parts.js';
import type { CheckoutReply, SessionReply } from './checkout-replies.js';
import { readCheckoutRequest } from './checkout-request.js';
import { errorReply } from './error-reply.js';
import { readBody } from './request-body.js';

/** Opening the page, and the session that begins when the payer presses Continue. */
export function openingEndpoints(parts: CheckoutParts): Hono {
  const { config, sessions } = parts;
  const readRequest = async (context: Context) => {
    const { query } = await readBody(context);
    return readCheckoutRequest(typeof query === 'string' ? query : '', parts);
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
