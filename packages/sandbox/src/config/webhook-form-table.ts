import type { WebhookForm } from './webhook-form.js';

/**
 * The choices of a webhook's form and what each may be, the default first. Its check, the command
 * line and the panel's fields are made of it.
 *
 * @see PROTOCOL, "Webhooks"
 */
export const webhookFormTable = {
  amounts: ['numbers', 'strings'],
  statusEvent: ['order_status_updated', 'order_status_change', 'order.status.change'],
  timestamps: ['iso', 'zoneless'],
  fulfillment: ['told', 'null'],
  retired: [false, true],
} as const satisfies {
  [Name in keyof WebhookForm]-?: readonly NonNullable<WebhookForm[Name]>[];
};

export type WebhookFormTable = typeof webhookFormTable;

export const isWebhookFormChoice = (name: string): name is keyof WebhookFormTable =>
  Object.hasOwn(webhookFormTable, name);
