import { webhookWireTypes, type WebhookEventType } from '@phoenix-checkout/core';
import { fakeOrder } from './fake-order.js';
import { mergeDeep } from './merge-deep.js';

/** A webhook's JSON as Phoenix posts it. */
export interface WireWebhook {
  event: string;
  id: string;
  timestamp: string;
  data: Record<string, unknown>;
}

/** What may be put in the place of a fake webhook's fields. */
export interface FakeWebhookOverrides {
  /** Another of the event's names, such as `order.status.change`; or one that Phoenix does not have. */
  event?: string;
  id?: string | undefined;
  timestamp?: string | undefined;
  /** At any depth. `orderStatus` changes the status in `data.order` too, unless that is given. */
  data?: object;
}

type KnownType = Exclude<WebhookEventType, 'unknown'>;

const timestamp = '2025-07-08T00:08:32.535Z';
const linkId = 'Zz3vX9aBcD1eFgH2iJkL4m';
const urlParams = `payment_id=${linkId}&amount=10.1&access_token=eyJmYWtlIjoxfQ.e30.c2ln`;

const paymentLink = {
  id: linkId,
  integrator: { id: 'partner-1' },
  lifespan: 86_400_000,
  paymentLinkURL: `https://app-partner.phoenix.market/?${urlParams}`,
  status: 'pending',
  urlParams,
};

function createdOrder(): object {
  const { createdAt: _, orderStatus: __, orderFulfillment: ___, ...order } = fakeOrder();
  return {
    ...order,
    escrowContract: {},
    integratorId: 'partner-1',
    lifespan: 1_500_000,
    outputToken: {},
    recipient: {},
    seller: {},
  };
}

function statusData(): Record<string, unknown> {
  // Without a hash, as in the documents' sample.
  const order = fakeOrder({ orderStatus: { status: 'fulfilled' }, orderFulfillment: null });
  return {
    orderId: order.id,
    orderStatus: 'fulfilled',
    order: { ...order, integrator: { id: 'partner-1' }, orderVerification: {} },
    timestamp,
  };
}

function consumedLinkData(): Record<string, unknown> {
  const times = { createdAt: '2025-07-07T22:00:00.000Z', updatedAt: '2025-07-07T22:05:12.835Z' };
  return {
    paymentLink: { ...paymentLink, ...times, status: 'consumed', order: fakeOrder() },
    paymentLinkId: linkId,
    paymentLinkStatus: 'consumed',
    timestamp,
  };
}

const dataOf = {
  order_created: () => ({ order: createdOrder(), timestamp }),
  order_status_updated: statusData,
  payment_link_created: () => ({ paymentLink, timestamp }),
  payment_link_status_updated: consumedLinkData,
  unknown: () => ({ timestamp }),
} satisfies Record<WebhookEventType, () => Record<string, unknown>>;

/** Distinguishes what one process makes up. */
let made = 0;

function freshId(): string {
  made += 1;
  return `evt_1751933312535_${made.toString(36).padStart(9, '0')}`;
}

/** The word for the status stands in two places. */
function withStatus(data: object): object {
  const { orderStatus: status, order } = data as { orderStatus?: unknown; order?: object | null };
  if (typeof status !== 'string' || order === null || (order && 'orderStatus' in order))
    return data;
  return { ...data, order: { ...order, orderStatus: { status } } };
}

/**
 * A webhook as Phoenix posts it, with an id of its own. `signWebhook` makes a request of it.
 *
 * @param overrides in Phoenix's own names
 * @see PROTOCOL, "Webhooks"
 * @example
 * fakeWebhook('order_status_updated'); // fulfilled
 * fakeWebhook('order_status_updated', { data: { orderStatus: 'expired' } });
 * fakeWebhook('order_status_updated', { event: 'order.status.change' });
 * fakeWebhook('unknown', { event: 'seller_matched' });
 */
export function fakeWebhook(
  type: WebhookEventType,
  overrides: FakeWebhookOverrides = {},
): WireWebhook {
  const { data = {}, ...envelope } = overrides;
  const event = type === 'unknown' ? 'unknown_event' : webhookWireTypes[type as KnownType][0];
  const base: WireWebhook = { event, id: freshId(), timestamp, data: dataOf[type]() };
  return mergeDeep(base, { ...envelope, data: withStatus(data) });
}

/**
 * The same in the flat form that Phoenix retired: `{order, timestamp, eventType: 'order.created'}`, or
 * `{orderId, orderStatus, timestamp, eventType: 'order.status.updated'}`; without an id.
 */
export function fakeRetiredWebhook(
  type: 'order_created' | 'order_status_updated',
  overrides: object = {},
): Record<string, unknown> {
  const { order, orderId, orderStatus } = dataOf[type]() as Record<string, unknown>;
  const flat =
    type === 'order_created'
      ? { order, timestamp, eventType: 'order.created' }
      : { orderId, orderStatus, timestamp, eventType: 'order.status.updated' };
  return mergeDeep(flat, overrides);
}
