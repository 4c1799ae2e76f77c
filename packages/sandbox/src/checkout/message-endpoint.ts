import { parseCheckoutMessage, type CheckoutEvent } from '@phoenix-checkout/core';
import { Hono } from 'hono';
import type { NewJournalEntry } from '../journal/index.js';
import type { CheckoutParts } from './checkout-parts.js';
import { readCheckoutRequest } from './checkout-request.js';
import { errorReply } from './error-reply.js';
import { readBody } from './request-body.js';
import { findSession, refuseStranger } from './session-middleware.js';

const tones: Partial<Record<CheckoutEvent['type'], NewJournalEntry['tone']>> = {
  transaction_success: 'good',
  failed: 'bad',
};

/** Undefined: this is no message of the checkout, or one without what identifies its event. */
function readMessage(message: unknown): CheckoutEvent | undefined {
  try {
    return parseCheckoutMessage(message);
  } catch {
    return undefined;
  }
}

/** The events that end an order, and name none. */
const ends: ReadonlySet<CheckoutEvent['type']> = new Set([
  'transaction_success',
  'failed',
  'cancelled',
  'done',
]);

/** The page has posted it to its host. `type` is its name on the wire. */
function messageEntry(
  event: CheckoutEvent,
  message: unknown,
  type: string,
  lastOrderId: string | undefined,
): NewJournalEntry {
  return {
    kind: 'message',
    type,
    title: `The page tells its host: ${type}`,
    tone: tones[event.type] ?? 'plain',
    ...(event.type === 'order_created' && { orderId: event.orderId }),
    ...(lastOrderId && ends.has(event.type) && { orderId: lastOrderId }),
    ...(event.type === 'payment_link_created' && { linkId: event.id }),
    details: { message },
  };
}

/** Takes down what the page has told its host. Of a payer's page alone: it has a session, or a token. */
export function messageEndpoint(parts: CheckoutParts): Hono {
  const isPayer = async (query: unknown) => {
    const request = await readCheckoutRequest(typeof query === 'string' ? query : '', parts);
    return !('error' in request);
  };
  return new Hono().post('/api/messages', async (context) => {
    const { message, query } = await readBody(context);
    const event = readMessage(message);
    if (!event) {
      return errorReply(context, 400, 'invalid_message', 'This is no message of the checkout.');
    }
    const session = findSession(context, parts.sessions);
    if (!session && !(await isPayer(query))) return refuseStranger(context);
    const { type } = Object(message);
    const lastOrderId = session && parts.orders.lastIdOf(session.id);
    parts.journal.append(messageEntry(event, message, String(type), lastOrderId));
    return context.body(null, 204);
  });
}
