import type {
  OrderCreatedWebhook,
  OrderStatusUpdatedWebhook,
  PaymentLinkCreatedWebhook,
  PaymentLinkStatusUpdatedWebhook,
  UnknownWebhook,
  WebhookEvent,
} from '@phoenix-checkout/core';

/** An order's status became `Status`. */
type StatusBecame<Status extends string> = OrderStatusUpdatedWebhook & {
  order: { status: Status };
};

/** Phoenix says that an order is paid. */
export type OrderFulfilledWebhook = StatusBecame<'fulfilled'>;

/** Phoenix says that an order's 25 minutes passed. A late transfer may still fulfil it. */
export type OrderExpiredWebhook = StatusBecame<'expired'>;

/** What a callback gets beside the event. */
export interface WebhookContext {
  /** Aborts when somebody else may handle the event: after five minutes, or when the claim was lost. */
  signal: AbortSignal;
}

/** What a callback may return: your own order number, which Phoenix ties to its order. */
export type WebhookCallbackResult = void | undefined | { externalPartnerId?: string | undefined };

/**
 * Handles an event. Whatever it throws: Phoenix gets 500 and the next delivery is handled; with
 * `retryLater()` 503. Wait for what it does: the event is acknowledged when it has returned.
 */
export type WebhookCallback<Event extends WebhookEvent> = (
  event: Event,
  context: WebhookContext,
) => WebhookCallbackResult | Promise<WebhookCallbackResult>;

/**
 * What is called for which event. For one event they are called one after another: the specific one,
 * the general one, `onEvent`; the first that fails ends it. The first `externalPartnerId` that one
 * returns is Phoenix's answer.
 */
export interface WebhookCallbacks {
  /** An order was made; it may come after the order's status. */
  onOrderCreated?: WebhookCallback<OrderCreatedWebhook> | undefined;
  /** `onOrderStatusUpdated` for `fulfilled`; called before it. */
  onOrderFulfilled?: WebhookCallback<OrderFulfilledWebhook> | undefined;
  /** `onOrderStatusUpdated` for `expired`; called before it. */
  onOrderExpired?: WebhookCallback<OrderExpiredWebhook> | undefined;
  /** An order's status changed, whatever it became. */
  onOrderStatusUpdated?: WebhookCallback<OrderStatusUpdatedWebhook> | undefined;
  /** A payer made a link to be given on. */
  onPaymentLinkCreated?: WebhookCallback<PaymentLinkCreatedWebhook> | undefined;
  /** A link was consumed; `order` is the one that was made through it. */
  onPaymentLinkStatusUpdated?: WebhookCallback<PaymentLinkStatusUpdatedWebhook> | undefined;
  /** An event that this version does not know. It is acknowledged without this, too. */
  onUnknown?: WebhookCallback<UnknownWebhook> | undefined;
  /** Every event, after its own callbacks. */
  onEvent?: WebhookCallback<WebhookEvent> | undefined;
}

export const callbackNames = [
  'onOrderCreated',
  'onOrderFulfilled',
  'onOrderExpired',
  'onOrderStatusUpdated',
  'onPaymentLinkCreated',
  'onPaymentLinkStatusUpdated',
  'onUnknown',
  'onEvent',
] as const satisfies readonly (keyof WebhookCallbacks)[];

/** A callback with its event in hand. */
type Call = (context: WebhookContext) => WebhookCallbackResult | Promise<WebhookCallbackResult>;

function bind<Event extends WebhookEvent>(
  callback: WebhookCallback<Event> | undefined,
  event: Event,
): Call[] {
  return callback ? [(context) => callback(event, context)] : [];
}

function statusCalls(callbacks: WebhookCallbacks, event: OrderStatusUpdatedWebhook): Call[] {
  switch (event.order.status) {
    case 'fulfilled':
      return bind(callbacks.onOrderFulfilled, event as OrderFulfilledWebhook);
    case 'expired':
      return bind(callbacks.onOrderExpired, event as OrderExpiredWebhook);
    default:
      return [];
  }
}

function specificCalls(callbacks: WebhookCallbacks, event: WebhookEvent): Call[] {
  switch (event.type) {
    case 'order_created':
      return bind(callbacks.onOrderCreated, event);
    case 'order_status_updated':
      return [...statusCalls(callbacks, event), ...bind(callbacks.onOrderStatusUpdated, event)];
    case 'payment_link_created':
      return bind(callbacks.onPaymentLinkCreated, event);
    case 'payment_link_status_updated':
      return bind(callbacks.onPaymentLinkStatusUpdated, event);
    case 'unknown':
      return bind(callbacks.onUnknown, event);
  }
}

/** Calls what is there for the event; gives the first `externalPartnerId`. */
export async function dispatchWebhook(
  callbacks: WebhookCallbacks,
  event: WebhookEvent,
  context: WebhookContext,
): Promise<string | undefined> {
  let first: string | undefined;
  const calls = [...specificCalls(callbacks, event), ...bind(callbacks.onEvent, event)];
  for (const call of calls) {
    const { externalPartnerId } = Object(await call(context)) as { externalPartnerId?: unknown };
    if (typeof externalPartnerId === 'string' && externalPartnerId !== '') {
      first ??= externalPartnerId;
    }
  }
  return first;
}
