import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxClock } from '../clock/index.js';
import type { SandboxConfig, SandboxErrorCode, WebhookForm } from '../config/index.js';
import type { FaultSwitches } from '../fault/index.js';
import type { Orders } from '../order/index.js';
import type { PaymentLinks } from '../payment-link/index.js';
import { setFields } from './set-fields.js';
import {
  linkCreatedData,
  linkStatusData,
  orderCreatedData,
  orderStatusData,
} from './webhook-data.js';
import { WebhookDeliveries, type DeliveryOptions } from './webhook-deliveries.js';
import type { SandboxDelivery } from './webhook-delivery.js';
import {
  webhookMessage,
  type SandboxWebhookEvent,
  type SandboxWebhookType,
} from './webhook-message.js';

/** What an event that is fired by hand tells, and how it is delivered. */
export interface TriggerOptions extends DeliveryOptions {
  /** The order, or payment link, that it tells of. Default: the latest one. */
  subjectId?: string | undefined;
  /** Fields to change, by their path below `data`: `{ 'order.orderStatus': 'expired' }`. */
  set?: Readonly<Record<string, unknown>> | undefined;
  /** Another form than the sandbox's own, for this event. */
  form?: WebhookForm | undefined;
}

/** What webhooks are made of. */
export interface WebhookParts {
  readonly config: SandboxConfig;
  readonly clock: SandboxClock;
  readonly faults: FaultSwitches;
  readonly orders: Orders;
  readonly links: PaymentLinks;
}

const MOST_KEPT = 10_000;

const isLinkType = (type: SandboxWebhookType) => type.startsWith('payment_link');

function notThere(what: string): never {
  throw new PhoenixError<SandboxErrorCode>('invalid_option', `There is no such ${what}.`);
}

/** Makes events of what happens to orders and payment links, and has them delivered. */
export class Webhooks {
  readonly #parts: WebhookParts;
  readonly #deliveries: WebhookDeliveries | undefined;
  readonly #subjects = new Map<string, string>();
  #events: SandboxWebhookEvent[] = [];
  #heldBack: [SandboxWebhookEvent, DeliveryOptions] | undefined;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
    const { config, clock, orders, links } = parts;
    orders.changes.add(({ id }, change) => {
      const type = change === 'created' ? 'order_created' : 'order_status_updated';
      this.#send(this.#event(type, id, {}), {});
    });
    links.changes.add(({ id }, change) => {
      const type = change === 'created' ? 'payment_link_created' : 'payment_link_status_updated';
      this.#send(this.#event(type, id, {}), {});
    });
    const { webhookUrl: url, clientSecret, webhookSecret } = config;
    if (url === undefined) return;
    this.#deliveries = new WebhookDeliveries(
      { url, clientSecret, webhookSecret },
      clock,
      (eventId, externalPartnerId) => this.#accepted(eventId, externalPartnerId),
    );
  }

  /** Oldest first; the last 10,000 are kept. */
  get events(): readonly SandboxWebhookEvent[] {
    return [...this.#events];
  }

  get deliveries(): readonly SandboxDelivery[] {
    return this.#deliveries?.all ?? [];
  }

  /**
   * Fires an event by hand. It changes nothing but what the partner is told.
   *
   * @throws PhoenixError `invalid_option` if there is no such order or link, or nothing to set there
   */
  trigger(type: SandboxWebhookType, options: TriggerOptions = {}): SandboxWebhookEvent {
    const { subjectId = this.#latestId(type) } = options;
    const event = this.#event(type, subjectId, options);
    this.#send(event, options);
    return event;
  }

  /**
   * Delivers an event once more.
   *
   * @throws PhoenixError `invalid_option` if there is no such event
   */
  replay(eventId: string, options: DeliveryOptions = {}): void {
    const event = this.#events.find(({ id }) => id === eventId) ?? notThere('event');
    this.#deliveries?.deliver(event, options);
  }

  clear(): void {
    this.#events = [];
    this.#heldBack = undefined;
    this.#subjects.clear();
    this.#deliveries?.clear();
  }

  #latestId(type: SandboxWebhookType): string {
    const all = isLinkType(type) ? this.#parts.links.all : this.#parts.orders.all;
    return all.at(-1)?.id ?? notThere(isLinkType(type) ? 'payment link' : 'order');
  }

  #event(
    type: SandboxWebhookType,
    subjectId: string,
    { set = {}, form = {} }: TriggerOptions,
  ): SandboxWebhookEvent {
    const now = this.#parts.config.now();
    const wholeForm = { ...this.#parts.config.webhookForm, ...form };
    const data = setFields(this.#data(type, subjectId, wholeForm, now), set);
    const event = webhookMessage(type, data, wholeForm, now);
    this.#subjects.set(event.id, subjectId);
    this.#events.push(event);
    if (this.#events.length > MOST_KEPT) this.#subjects.delete(this.#events.shift()?.id ?? '');
    return event;
  }

  #data(type: SandboxWebhookType, subjectId: string, form: WebhookForm, now: number): object {
    const orders = this.#parts.orders;
    if (isLinkType(type)) {
      const link = this.#parts.links.find(subjectId) ?? notThere('payment link');
      return type === 'payment_link_created'
        ? linkCreatedData(link)
        : linkStatusData(link, link.order ? orders.get(link.order) : undefined, form);
    }
    const order = orders.get(subjectId) ?? notThere('order');
    return type === 'order_created'
      ? orderCreatedData(order, form)
      : orderStatusData(order, form, now);
  }

  /** With reordering on, an event waits for the next one and is delivered after it. */
  #send(event: SandboxWebhookEvent, options: DeliveryOptions): void {
    const { copies, reordered, wrongSignature } = this.#parts.faults.take('webhook');
    const delivery = {
      copies: options.copies ?? copies,
      hasWrongSignature: options.hasWrongSignature ?? wrongSignature,
    };
    const waiting = this.#heldBack;
    this.#heldBack = undefined;
    if (reordered && !waiting) {
      this.#heldBack = [event, delivery];
      return;
    }
    this.#deliveries?.deliver(event, delivery);
    if (waiting) this.#deliveries?.deliver(...waiting);
  }

  #accepted(eventId: string, externalPartnerId: string | undefined): void {
    const subjectId = this.#subjects.get(eventId);
    if (subjectId === undefined || externalPartnerId === undefined) return;
    this.#parts.orders.setExternalPartnerId(subjectId, externalPartnerId);
  }
}
