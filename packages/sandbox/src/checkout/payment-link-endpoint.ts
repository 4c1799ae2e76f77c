import { Hono } from 'hono';
import type { CheckoutParts } from './checkout-parts.js';
import type { PaymentLinkReply } from './checkout-replies.js';
import { errorReply } from './error-reply.js';
import { readBody } from './request-body.js';
import { requireSession, type SessionEnv } from './session-middleware.js';
import { paymentLinkMessage } from '../payment-link/index.js';

/** Makes a payment link for the payer. */
export function paymentLinkEndpoint({ sessions, links }: CheckoutParts): Hono<SessionEnv> {
  return new Hono<SessionEnv>()
    .use('/api/payment-links', requireSession(sessions))
    .post('/api/payment-links', async (context) => {
      const session = context.get('session');
      const { query, shareOn, paymentId } = session.request;
      if (sessions.isOver(session)) {
        return errorReply(context, 401, 'session_expired', 'This session is over.');
      }
      if (!shareOn || paymentId) {
        return errorReply(context, 400, 'links_off', 'Payment links are off: shareOn is not true.');
      }
      const { page_url: pageUrl } = await readBody(context);
      if (typeof pageUrl !== 'string' || !/^https?:\/\//.test(pageUrl) || !URL.canParse(pageUrl)) {
        return errorReply(
          context,
          400,
          'invalid_page_url',
          'page_url must be the address of the page.',
        );
      }
      const link = links.create(query, new URL(pageUrl));
      return context.json<PaymentLinkReply>(
        { url: link.paymentLinkURL, message: paymentLinkMessage(link) },
        201,
      );
    });
}
