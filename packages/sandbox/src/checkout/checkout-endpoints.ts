import { Hono, type MiddlewareHandler } from 'hono';
import { checkoutPage } from './checkout-page.js';
import type { CheckoutParts } from './checkout-parts.js';
import { readCheckoutRequest } from './checkout-request.js';
import { messageEndpoint } from './message-endpoint.js';
import { openingEndpoints } from './opening-endpoints.js';
import { orderEndpoints } from './order-endpoints.js';
import { paymentLinkEndpoint } from './payment-link-endpoint.js';
import { faultEntry } from './refusal-entries.js';
import { faultyReply } from '../fault/index.js';

/** Answers in place of the page or a step while a fault of the checkout is switched on. */
function checkoutFaults({ faults, journal }: CheckoutParts): MiddlewareHandler {
  return async (context, next) => {
    const request = context.req.raw;
    const taken = faults.take('checkout');
    // Before the answer, which may be none at all.
    if (taken.reply !== undefined) journal.append(faultEntry(request, taken));
    return (await faultyReply(taken, request.signal)) ?? next();
  };
}

/**
 * The checkout's page, and what it asks while a payer walks through it. The query of the page's
 * address is sent in bodies, so that the access token is in no further URL; a session is a bearer
 * token, so that the page needs no cookies.
 */
export function checkoutEndpoints(parts: CheckoutParts): Hono {
  return new Hono()
    .route('/', messageEndpoint(parts))
    .use('/api/*', checkoutFaults(parts))
    .get('/', checkoutFaults(parts), async (context) => {
      const request = await readCheckoutRequest(new URL(context.req.url).search, parts);
      return context.html(checkoutPage(), 'error' in request ? request.status : 200, {
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
      });
    })
    .route('/', openingEndpoints(parts))
    .route('/', orderEndpoints(parts))
    .route('/', paymentLinkEndpoint(parts));
}
