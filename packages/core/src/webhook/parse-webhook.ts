import { PhoenixError } from '../error/index.js';
import { parseOrder, type PhoenixOrder } from '../order/index.js';
import { parsePaymentLink } from '../payment-link/index.js';
import { readField, readObject, readText, readTimestamp } from '../value/index.js';
import type { WebhookEvent } from './webhook-event.js';
import { webhookTypeOf } from './webhook-wire-types.js';

/** What the receiver of a webhook knows beside its JSON. */
export interface ParseWebhookOptions {
  /** The event's id where it has none of its own: the SHA-256 of the signed body, in hex. */
  id?: string | undefined;
  /** `occurredAt` where nothing else tells it, in milliseconds since the epoch. Default 0. */
  receivedAt?: number | undefined;
}

/** The order that a payment link's event tells of; none while the link is not used. */
function readLinkOrder(data: unknown): { order?: PhoenixOrder } {
  const order = readObject(readObject(data, 'paymentLink'), 'order') ?? readObject(data, 'order');
  try {
    return order ? { order: parseOrder(order) } : {};
  } catch {
    return {};
  }
}

/**
 * What the event tells. Retired events are flat, and what is called `id` there is not an order's.
 */
function readData(json: unknown): unknown {
  if (readField(json, 'event') !== undefined) return readObject(json, 'data');
  return readObject(json, 'data') ?? { ...Object(json), id: undefined };
}

/** Of a known event, the order or link that it is about. */
function readSubject(wireType: string, data: unknown) {
  const type = webhookTypeOf(wireType);
  switch (type) {
    case 'order_created':
    case 'order_status_updated':
      return { type, order: parseOrder(data) } as const;
    case 'payment_link_created':
    case 'payment_link_status_updated':
      return { type, paymentLink: parsePaymentLink(data), ...readLinkOrder(data) } as const;
    case 'unknown':
      return { type } as const;
  }
}

function readEvent(wireType: string, json: unknown) {
  try {
    return readSubject(wireType, readData(json));
  } catch {
    throw new PhoenixError('invalid_webhook', 'The event does not say which order or link.');
  }
}

/**
 * Reads the JSON of a webhook, in every documented form, retired ones too. **It does not
 * authenticate**: `verifyWebhook` of `@phoenix-checkout/server/webhooks` does.
 *
 * An event of a name that is not known is `{type: 'unknown'}`: names and fields "may change over
 * time". Retired events have no id: theirs is `options.id`, and without it one that is made of the
 * event's name, its subject, status and time.
 *
 * @param json the body, parsed
 * @throws PhoenixError `invalid_webhook` for what is no object with an event's name, and for a
 *   known event without the id of its order or link; nothing of it is quoted
 * @see PROTOCOL, "Webhooks"
 */
export function parseWebhook(json: unknown, options: ParseWebhookOptions = {}): WebhookEvent {
  const wireType = readText(json, 'event') ?? readText(json, 'eventType');
  if (wireType === undefined) {
    throw new PhoenixError('invalid_webhook', 'This is not a JSON object with an event.');
  }
  const event = readEvent(wireType, json);
  const occurredAt =
    readTimestamp(readField(json, 'timestamp')) ??
    readTimestamp(readField(readField(json, 'data'), 'timestamp')) ??
    options.receivedAt ??
    0;
  const id = readText(json, 'id') ?? (options.id || naturalId(wireType, event, occurredAt));
  return { ...event, id, occurredAt, wireType, raw: json };
}

/** Two events with all of this in common are one. */
function naturalId(
  wireType: string,
  event: ReturnType<typeof readEvent>,
  occurredAt: number,
): string {
  const order = 'order' in event ? event.order : undefined;
  const link = 'paymentLink' in event ? event.paymentLink : undefined;
  const subject = [link?.id, link?.status, order?.orderId, order?.status];
  return [wireType, ...subject.filter(Boolean), occurredAt].join(' ');
}
