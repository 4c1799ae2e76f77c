import type { EventRoute, SandboxDelivery } from '../webhook/index.js';
import type { StoryParts } from './story-parts.js';

/** How the webhooks of a story come: each method says what it does. */
export class StoryWebhooks {
  readonly #parts: StoryParts;
  readonly #route: EventRoute;
  readonly #say: (text: string) => void;

  constructor(parts: StoryParts, route: EventRoute, say: (text: string) => void) {
    this.#parts = parts;
    this.#route = route;
    this.#say = say;
  }

  /** Those of this story. */
  get deliveries(): readonly SandboxDelivery[] {
    return this.#parts.webhooks.deliveriesOf(this.#route.events);
  }

  /** Each event gets that many deliveries, at once. */
  comeTimes(copies: number): void {
    this.#route.copies = copies;
    this.#say(`each webhook comes ${copies} times, all at once`);
  }

  doNotTellTheTransaction(): void {
    this.#route.form = { fulfillment: 'null' };
    this.#say('webhooks do not tell the transaction of a fulfilled order');
  }

  goDown(): void {
    this.#route.isDown = true;
    this.#say('webhooks are down: nothing gets through');
  }

  comeBack(): void {
    this.#route.isDown = false;
    this.#say('webhooks are back: what was not told is sent again as it comes due');
  }

  areHeldBack(): void {
    this.#route.hold();
    this.#say('webhooks are held back');
  }

  /** What was held is told, the last event first; then `order_created`, which may have been told before. */
  async comeReversed(orderId: string): Promise<void> {
    const { webhooks, clock } = this.#parts;
    this.#say('webhooks come, the last one first');
    const held = this.#route.release().toReversed();
    const isHeld = held.some(({ type }) => type === 'order_created');
    const created = isHeld ? [] : webhooks.eventsOf(orderId).slice(0, 1);
    for (const event of [...held, ...created]) {
      this.#route.note(event);
      webhooks.replay(event.id);
      await clock.settled();
    }
  }

  /** An event that says what is not true any more. */
  async tellLate(orderId: string, status: 'expired'): Promise<void> {
    const { webhooks, config, clock } = this.#parts;
    const updatedAt = new Date(config.now()).toISOString();
    this.#say(`a late event says that the order is ${status}, which it is not`);
    webhooks.trigger('order_status_updated', {
      subjectId: orderId,
      set: { orderStatus: status, 'order.orderStatus': { status, updatedAt } },
    });
    await clock.settled();
  }
}
