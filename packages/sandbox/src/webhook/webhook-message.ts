import { webhookWireTypes, type WebhookEventType } from '@phoenix-checkout/core';
import { writeTimestamp, type WebhookForm } from '../config/index.js';

/** The events that Phoenix sends. */
export type SandboxWebhookType = Exclude<WebhookEventType, 'unknown'>;

/** An event of a webhook, as each of its deliveries carries it. */
export interface SandboxWebhookEvent {
  /** `evt_<milliseconds>_<9 characters>`; of a retired form, which has none, the sandbox's own. */
  readonly id: string;
  /** The event's name on the wire. */
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** The bytes that are signed and sent, compact JSON. */
  readonly body: string;
}

const characters = 'abcdefghijklmnopqrstuvwxyz0123456789';

function newEventId(now: number): string {
  const random = crypto.getRandomValues(new Uint8Array(9));
  const suffix = Array.from(random, (byte) => characters.charAt(byte % characters.length)).join('');
  return `evt_${now}_${suffix}`;
}

/** The flat form of earlier days: the event's fields beside its name, and no id. */
function retiredBody(
  type: SandboxWebhookType,
  data: object,
  timestamp: string,
): object | undefined {
  if (type === 'order_created') return { ...data, timestamp, eventType: 'order.created' };
  if (type !== 'order_status_updated') return undefined;
  const { orderId, orderStatus } = data as { orderId?: unknown; orderStatus?: unknown };
  return { orderId, orderStatus, timestamp, eventType: 'order.status.updated' };
}

/** Makes an event of what it tells. */
export function webhookMessage(
  type: SandboxWebhookType,
  data: object,
  form: WebhookForm,
  now: number,
): SandboxWebhookEvent {
  const id = newEventId(now);
  const timestamp = writeTimestamp(now, form);
  const retired = form.retired ? retiredBody(type, data, timestamp) : undefined;
  if (retired) return { id, type, createdAt: now, body: JSON.stringify(retired) };
  const [firstName] = webhookWireTypes[type];
  const event = (type === 'order_status_updated' && form.statusEvent) || firstName;
  const body = JSON.stringify({ event, id, timestamp, data });
  return { id, type: event, createdAt: now, body };
}
