import type { WebhookEventType } from './webhook-event.js';

/**
 * Every name that an event has on the wire, the one to send first. Reader, test helpers and
 * sandbox share it.
 *
 * @see PROTOCOL, "Webhooks"
 */
export const webhookWireTypes = {
  order_created: ['order_created', 'order.created'],
  order_status_updated: [
    'order_status_updated',
    'order_status_change',
    'order.status.change',
    'order.status.updated',
  ],
  payment_link_created: ['payment_link_created'],
  payment_link_status_updated: ['payment_link_status_updated'],
} as const satisfies Record<Exclude<WebhookEventType, 'unknown'>, readonly string[]>;

/** The type of an event by its name on the wire. */
export function webhookTypeOf(wireType: string): WebhookEventType {
  for (const [type, names] of Object.entries(webhookWireTypes)) {
    if ((names as readonly string[]).includes(wireType)) return type as WebhookEventType;
  }
  return 'unknown';
}
