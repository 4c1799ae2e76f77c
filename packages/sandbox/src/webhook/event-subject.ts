import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode, WebhookForm } from '../config/index.js';
import type { Orders } from '../order/index.js';
import type { PaymentLinks } from '../payment-link/index.js';
import {
  linkCreatedData,
  linkStatusData,
  orderCreatedData,
  orderStatusData,
} from './webhook-data.js';
import type { SandboxWebhookType } from './webhook-message.js';

/** What an event tells of. */
export interface EventSubject {
  readonly orderId?: string;
  readonly linkId?: string;
}

interface Subjects {
  readonly orders: Orders;
  readonly links: PaymentLinks;
}

const isLinkType = (type: SandboxWebhookType) => type.startsWith('payment_link');

function notThere(what: string): never {
  throw new PhoenixError<SandboxErrorCode>('invalid_option', `There is no such ${what}.`);
}

/** @throws PhoenixError `invalid_option` if there is none yet */
export function latestSubjectId(type: SandboxWebhookType, { orders, links }: Subjects): string {
  const isLink = isLinkType(type);
  const id = (isLink ? links.all : orders.all).at(-1)?.id;
  if (id !== undefined) return id;
  throw new PhoenixError<SandboxErrorCode>(
    'invalid_option',
    isLink
      ? 'There is no such payment link: a payer makes one in a checkout with shareOn=true.'
      : 'There is no such order: pay in a checkout first, or run a scenario.',
  );
}

/**
 * What the event's `data` says of the order or link of that id.
 *
 * @throws PhoenixError `invalid_option` if it is not there
 */
export function eventData(
  type: SandboxWebhookType,
  subjectId: string,
  { orders, links }: Subjects,
  form: WebhookForm,
  now: number,
): { data: object; subject: EventSubject } {
  if (isLinkType(type)) {
    const link = links.find(subjectId) ?? notThere('payment link');
    const subject = { linkId: link.id, ...(link.order && { orderId: link.order }) };
    const order = link.order ? orders.get(link.order) : undefined;
    const isNew = type === 'payment_link_created';
    return { data: isNew ? linkCreatedData(link) : linkStatusData(link, order, form), subject };
  }
  const order = orders.get(subjectId) ?? notThere('order');
  const isNew = type === 'order_created';
  return {
    data: isNew ? orderCreatedData(order, form) : orderStatusData(order, form, now),
    subject: { orderId: order.id },
  };
}
