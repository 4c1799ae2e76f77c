import { Hono, type Context } from 'hono';
import type { NewJournalEntry } from '../journal/index.js';
import type { CheckoutParts } from './checkout-parts.js';
import { readCheckoutRequest } from './checkout-request.js';
import { errorReply } from './error-reply.js';
import { readBody } from './request-body.js';
import { findSession, refuseStranger } from './session-middleware.js';

type Fields = Record<string, unknown>;

const tones: Readonly<Record<string, NewJournalEntry['tone']>> = {
  TRANSACTION_SUCCESS: 'good',
  PAYMENT_FAILED: 'bad',
};

const textOf = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

/** The page has posted it to its host. */
function messageEntry(type: string, message: Fields): NewJournalEntry {
  const data = (message['data'] ?? {}) as Fields;
  const orderId = textOf(data['order_id']);
  const linkId = type === 'PAYMENT_CREATED' ? textOf(data['id']) : undefined;
  return {
    kind: 'message',
    type,
    title: `The page tells its host: ${type}`,
    tone: tones[type] ?? 'plain',
    ...(orderId && { orderId }),
    ...(linkId && { linkId }),
    details: { message },
  };
}

/** Takes down what the page has told its host. Of a payer's page alone: it has a session, or a token. */
export function messageEndpoint(parts: CheckoutParts): Hono {
  const isPayer = async (context: Context, query: unknown) => {
    if (findSession(context, parts.sessions)) return true;
    return !('error' in (await readCheckoutRequest(textOf(query) ?? '', parts)));
  };
  return new Hono().post('/api/messages', async (context) => {
    const { message, query } = await readBody(context);
    const type = textOf((message as Fields | undefined)?.['type']) ?? '';
    if (!/^[A-Z_]{1,40}$/.test(type)) {
      return errorReply(context, 400, 'invalid_message', 'This is no message of the checkout.');
    }
    if (!(await isPayer(context, query))) return refuseStranger(context);
    parts.journal.append(messageEntry(type, message as Fields));
    return context.body(null, 204);
  });
}
