import type { PhoenixOrder } from '../order/index.js';
import type { PaymentLink } from '../payment-link/index.js';

interface WebhookEventBase {
  /** Phoenix's id of the event; redeliveries carry the same. De-duplicate by it. */
  id: string;
  /** When it happened, in milliseconds since the epoch, by Phoenix's clock. */
  occurredAt: number;
  /** The event's name as Phoenix wrote it. */
  wireType: string;
  /** The event as it came, untouched. A payment link in it carries an access token. */
  raw: unknown;
}

/** An order was made. It may arrive later than the order's status. */
export interface OrderCreatedWebhook extends WebhookEventBase {
  type: 'order_created';
  /** The order as it was then: webhooks may come late, and in another order. */
  order: PhoenixOrder;
}

/** An order's status changed; `order.status` is the new one. */
export interface OrderStatusUpdatedWebhook extends WebhookEventBase {
  type: 'order_status_updated';
  /** The order as it was then: webhooks may come late, and in another order. */
  order: PhoenixOrder;
}

/** A payer made a payment link. */
export interface PaymentLinkCreatedWebhook extends WebhookEventBase {
  type: 'payment_link_created';
  /** The link, with its URL: that carries an access token. */
  paymentLink: PaymentLink;
  /** The order that is made through it; mostly there is none yet. */
  order?: PhoenixOrder;
}

/** A payment link was consumed: `order` is the one that was made through it. */
export interface PaymentLinkStatusUpdatedWebhook extends WebhookEventBase {
  type: 'payment_link_status_updated';
  /** The link, with its URL: that carries an access token. */
  paymentLink: PaymentLink;
  /** The order that was made through it. */
  order?: PhoenixOrder;
}

/** An event of a name that this version does not know. Acknowledge it; `raw` has all of it. */
export interface UnknownWebhook extends WebhookEventBase {
  type: 'unknown';
}

/** What Phoenix Market's servers say of themselves, told apart by `type`. */
export type WebhookEvent =
  | OrderCreatedWebhook
  | OrderStatusUpdatedWebhook
  | PaymentLinkCreatedWebhook
  | PaymentLinkStatusUpdatedWebhook
  | UnknownWebhook;

/** What {@link WebhookEvent} is told apart by. */
export type WebhookEventType = WebhookEvent['type'];
