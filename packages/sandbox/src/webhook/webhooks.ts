import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxClock } from '../clock/index.js';
import {
  writeTimestamp,
  type SandboxConfig,
  type SandboxErrorCode,
  type WebhookForm,
} from '../config/index.js';
import type { FaultSwitches } from '../fault/index.js';
import type { Journal } from '../journal/index.js';
import type { Orders } from '../order/index.js';
import type { PaymentLinks } from '../payment-link/index.js';
import { deliveryEntry, keptEntry } from './delivery-entry.js';
import type { EventRoute } from './event-route.js';
import { EventRoutes, type SubjectKind } from './event-routes.js';
import { eventData, latestSubjectId, type EventSubject } from './event-subject.js';
import { externalPartnerIdOf } from './external-partner-id.js';
import { setFields, type FieldChanges } from './set-fields.js';
import {
  WebhookDeliveries,
  type DeliveryOptions,
  type DeliveryRecord,
} from './webhook-deliveries.js';
import type { SandboxDelivery } from './webhook-delivery.js';
import {
  webhookMessage,
  type SandboxWebhookEvent,
  type SandboxWebhookType,
} from './webhook-message.js';

/** What an event that is fired by hand tells, and how it is delivered. */
export interface TriggerOptions extends DeliveryOptions, FieldChanges {
  /** The order, or payment link, that it tells of. Default: the latest one. */
  subjectId?: string | undefined;
  /** Another form than the sandbox's own, for this event. */
  form?: WebhookForm | undefined;
}

/** What webhooks are made of. */
export interface WebhookParts {
  readonly config: SandboxConfig;
  readonly clock: SandboxClock;
  readonly faults: FaultSwitches;
  readonly journal: Journal;
  readonly orders: Orders;
  readonly links: PaymentLinks;
}

/** What is kept of webhooks when the sandbox ends. */
export interface SavedWebhooks {
  events: SandboxWebhookEvent[];
  heldBack?: HeldBack | undefined;
  subjects: [eventId: string, subject: EventSubject][];
  deliveries: DeliveryRecord[];
}

/** An event that waits for the next one, by the fault `reordered`. */
type HeldBack = readonly [event: SandboxWebhookEvent, delivery: DeliveryOptions];

const MOST_KEPT = 10_000;

/**
 * Makes events of what happens to orders and payment links, and has them delivered.
 *
 * A new event, of something that happened or fired by `trigger`, is sent: with the faults that are
 * on, and by the route of its order or link. What was sent before (`replay`, and what a route held
 * back) is delivered as it is.
 */
export class Webhooks {
  readonly #parts: WebhookParts;
  readonly #deliveries: WebhookDeliveries | undefined;
  readonly #subjects = new Map<string, EventSubject>();
  readonly #routes = new EventRoutes();
  #events: SandboxWebhookEvent[] = [];
  #heldBack: HeldBack | undefined;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
    const { config, clock, faults, journal, orders, links } = parts;
    orders.changes.add(({ id }, change) => {
      if (change === 'created') this.#routes.made('order', id);
      const type = change === 'created' ? 'order_created' : 'order_status_updated';
      this.#send(this.#event(type, id, {}), {});
    });
    links.changes.add(({ id }, change) => {
      if (change === 'created') this.#routes.made('link', id);
      const type = change === 'created' ? 'payment_link_created' : 'payment_link_status_updated';
      this.#send(this.#event(type, id, {}), {});
    });
    faults.changes.add(() => {
      if (faults.current.webhook?.reordered !== true) this.#releaseHeldBack([]);
    });
    const { webhookUrl: url, clientSecret, webhookSecret } = config;
    if (url === undefined) return;
    this.#deliveries = new WebhookDeliveries({
      sender: { url, clientSecret, webhookSecret },
      clock,
      faults,
      isDown: (eventId) => this.#routes.find(this.#subjectOf(eventId))?.isDown === true,
    });
    this.#deliveries.attempts.add((delivery, attempt, hasWrongSignature) => {
      const subject = this.#subjectOf(delivery.eventId);
      if (attempt.status === 200) this.#accepted(subject, attempt.answer);
      journal.append(deliveryEntry(delivery, attempt, subject, hasWrongSignature));
    });
  }

  /** True if there is somebody to tell. */
  get hasReceiver(): boolean {
    return this.#deliveries !== undefined;
  }

  /** Oldest first; the last 10,000 are kept. */
  get events(): readonly SandboxWebhookEvent[] {
    return [...this.#events];
  }

  get deliveries(): readonly SandboxDelivery[] {
    return this.#deliveries?.all ?? [];
  }

  /** The events about that order, oldest first. */
  eventsOf(orderId: string): readonly SandboxWebhookEvent[] {
    return this.#events.filter(({ id }) => this.#subjectOf(id).orderId === orderId);
  }

  /** Hears of each attempt that is over, until the returned function is called. */
  onAttempt(listener: Parameters<WebhookDeliveries['attempts']['add']>[0]): () => void {
    return this.#deliveries?.attempts.add(listener) ?? (() => {});
  }

  /** The deliveries of these events alone. */
  deliveriesOf(events: readonly SandboxWebhookEvent[]): readonly SandboxDelivery[] {
    return this.#deliveries?.of(events.map(({ id }) => id)) ?? [];
  }

  /**
   * Fires an event by hand. It changes nothing but what the partner is told.
   *
   * @throws PhoenixError `invalid_option` if there is no such order or link, or nothing to set there
   */
  trigger(type: SandboxWebhookType, options: TriggerOptions = {}): SandboxWebhookEvent {
    const { subjectId = latestSubjectId(type, this.#parts) } = options;
    const event = this.#event(type, subjectId, options);
    this.#send(event, options);
    return event;
  }

  /**
   * Delivers an event once more.
   *
   * @throws PhoenixError `invalid_option` if there is no such event
   */
  replay(eventId: string, options: DeliveryOptions = {}): SandboxWebhookEvent {
    const event = this.#events.find(({ id }) => id === eventId);
    if (!event) {
      const latest = this.#events.slice(-5).map(({ id, type }) => `${id} (${type})`);
      throw new PhoenixError<SandboxErrorCode>(
        'invalid_option',
        `There is no such event. ${latest.length > 0 ? `The latest are ${latest.join(', ')}.` : 'There are no events yet.'}`,
      );
    }
    this.#deliver(event, options);
    return event;
  }

  /** Sends the events of that order or link by a route of their own, until the returned function is called. */
  takeRoute(subjectId: string, route: EventRoute): () => void {
    this.#routes.set(subjectId, route);
    return () => {
      this.#routes.delete(subjectId);
      for (const event of route.release()) this.#deliver(event, {});
    };
  }

  /**
   * The next order, or payment link, that is made takes that route, before anything is told of it.
   *
   * @param onMade is called with its id, in the moment of its creation
   * @returns waits no longer
   * @throws PhoenixError `invalid_option` if another scenario waits for it already
   */
  routeNext(kind: SubjectKind, onMade: (subjectId: string) => void): () => void {
    return this.#routes.waitForNext(kind, onMade);
  }

  clear(): void {
    this.#events = [];
    this.#heldBack = undefined;
    this.#subjects.clear();
    this.#deliveries?.clear();
  }

  save(): SavedWebhooks {
    return {
      events: this.#events,
      heldBack: this.#heldBack,
      subjects: [...this.#subjects],
      deliveries: this.#deliveries?.save() ?? [],
    };
  }

  restore({ events, heldBack, subjects, deliveries }: SavedWebhooks): void {
    this.#events = events;
    this.#heldBack = heldBack;
    for (const [eventId, subject] of subjects) this.#subjects.set(eventId, subject);
    this.#deliveries?.restore(deliveries);
  }

  #subjectOf(eventId: string): EventSubject {
    return this.#subjects.get(eventId) ?? {};
  }

  #event(
    type: SandboxWebhookType,
    subjectId: string,
    { form, ...changes }: TriggerOptions,
  ): SandboxWebhookEvent {
    const now = this.#parts.config.now();
    const routeForm = this.#routes.get(subjectId)?.form;
    const wholeForm = { ...this.#parts.config.webhookForm, ...routeForm, ...form };
    const { data, subject } = eventData(type, subjectId, this.#parts, wholeForm, now);
    const told = setFields({ ...data, timestamp: writeTimestamp(now, wholeForm) }, changes);
    const event = webhookMessage(type, told, wholeForm, now);
    this.#subjects.set(event.id, subject);
    this.#events.push(event);
    if (this.#events.length > MOST_KEPT) this.#subjects.delete(this.#events.shift()?.id ?? '');
    return event;
  }

  /**
   * Sends a new event, with the faults that are on. With reordering on, an event waits for the
   * next one and is delivered once that was tried.
   */
  #send(event: SandboxWebhookEvent, options: DeliveryOptions): void {
    const { copies, reordered, wrongSignature, unreachable } = this.#parts.faults.take('webhook');
    const delivery = {
      copies: options.copies ?? copies,
      hasWrongSignature: options.hasWrongSignature ?? wrongSignature,
      losesFirst: unreachable,
    };
    const route = this.#routes.find(this.#subjectOf(event.id));
    if (route) {
      route.take(event, delivery, (...delivered) => this.#deliver(...delivered));
      return;
    }
    if (reordered && !this.#heldBack) this.#heldBack = [event, delivery];
    else this.#releaseHeldBack(this.#deliver(event, delivery));
  }

  /** @param after ids of the deliveries that it comes after */
  #releaseHeldBack(after: readonly number[]): void {
    const held = this.#heldBack;
    this.#heldBack = undefined;
    if (held) this.#deliver(...held, after);
  }

  /**
   * Delivers an event as it is. Without a `--webhook` the journal says that it goes nowhere.
   *
   * @returns the ids of its deliveries
   */
  #deliver(
    event: SandboxWebhookEvent,
    options: DeliveryOptions,
    after: readonly number[] = [],
  ): number[] {
    if (this.#deliveries) return this.#deliveries.deliver(event, options, after);
    this.#parts.journal.append(keptEntry(event, this.#subjectOf(event.id)));
    return [];
  }

  #accepted({ orderId }: EventSubject, answer: string | undefined): void {
    const externalPartnerId = externalPartnerIdOf(answer);
    if (orderId === undefined || externalPartnerId === undefined) return;
    this.#parts.orders.setExternalPartnerId(orderId, externalPartnerId);
  }
}
