import type { WebhookForm } from '../config/index.js';
import type { DeliveryOptions } from './webhook-deliveries.js';
import type { SandboxWebhookEvent } from './webhook-message.js';

type Deliver = (event: SandboxWebhookEvent, options: DeliveryOptions) => void;

/** How the events of one order, or payment link, reach the partner while a scenario is on. */
export class EventRoute {
  /** Another form than the sandbox's own. */
  form: WebhookForm = {};
  /** How many deliveries each event gets. */
  copies = 1;
  /** True while nothing gets through to the partner. */
  isDown = false;
  readonly #events: SandboxWebhookEvent[] = [];
  #held: SandboxWebhookEvent[] | undefined;

  /** The events that went this way, also those that are held. */
  get events(): readonly SandboxWebhookEvent[] {
    return this.#events;
  }

  /** From now on events wait, until they are released. */
  hold(): void {
    this.#held ??= [];
  }

  /** What waits, oldest first; from now on nothing waits any more. */
  release(): SandboxWebhookEvent[] {
    const held = this.#held ?? [];
    this.#held = undefined;
    return held;
  }

  /** Counts an event that was sent before among those of this route. */
  note(event: SandboxWebhookEvent): void {
    if (!this.#events.includes(event)) this.#events.push(event);
  }

  /** Takes an event along, to its delivery or to those that wait. */
  take(event: SandboxWebhookEvent, options: DeliveryOptions, deliver: Deliver): void {
    this.#events.push(event);
    if (this.#held) this.#held.push(event);
    else deliver(event, { ...options, copies: options.copies ?? this.copies });
  }
}
