import { PhoenixError } from '../error/index.js';
import {
  parseSecureUrl,
  readField,
  readObject,
  readText,
  readTimestamp,
  withoutUndefined,
} from '../value/index.js';
import type { PaymentLink } from './payment-link.js';
import { readPaymentId } from './payment-link-url.js';

function readLink(link: unknown): URL | undefined {
  return parseSecureUrl(
    readText(link, 'paymentLinkURL') ?? readText(link, 'paymentLinkUrl') ?? readText(link, 'url'),
  );
}

function readExpiry(link: unknown, createdAt: number | undefined): number | undefined {
  const told = readTimestamp(readField(link, 'expiresAt'));
  const lifespan = readField(link, 'lifespan');
  if (told !== undefined || createdAt === undefined || typeof lifespan !== 'number') return told;
  return readTimestamp(createdAt + lifespan);
}

/**
 * Reads a payment link: the payload of the frame's `PAYMENT_CREATED` or our event of it, a
 * webhook's `data` or its `data.paymentLink`, and what this function returned, through JSON too.
 *
 * The id is the `payment_id` of the link's URL first: the message prints `id` twice, and the other
 * one may be the integrator's.
 *
 * @throws PhoenixError `invalid_message` without an id; the link is not quoted
 * @see PROTOCOL, "Messages from the iframe" and "Payment links"
 */
export function parsePaymentLink(data: unknown): PaymentLink {
  const link = readObject(data, 'paymentLink') ?? readObject(data, 'data') ?? data;
  const url = readLink(link);
  const id = readPaymentId(url) ?? readText(link, 'id') ?? readText(data, 'paymentLinkId');
  if (!id) throw new PhoenixError('invalid_message', 'The payment link has no id.');
  const createdAt = readTimestamp(readField(link, 'createdAt'));
  return withoutUndefined({
    id,
    url: url?.href,
    status: readText(data, 'paymentLinkStatus') ?? readText(link, 'status') ?? 'pending',
    createdAt,
    expiresAt: readExpiry(link, createdAt),
  });
}
