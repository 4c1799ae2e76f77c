import { parseUsdAmount, parseWalletAddress, PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from '../config/index.js';
import type { SandboxOrder } from '../order/index.js';
import { EventRoute } from '../webhook/index.js';
import { findSubject } from './find-subject.js';
import type { ScenarioOptions } from './scenario-options.js';
import type { StoryParts } from './story-parts.js';
import { StoryWebhooks } from './story-webhooks.js';

const minuteMs = 60_000;

/** What a scenario is told with: each method is a step, which happens and is said. */
export class Story {
  readonly #parts: StoryParts;
  readonly #options: ScenarioOptions;
  readonly #route = new EventRoute();
  /** What takes its usual way again when the story is over. */
  readonly #atEnd: (() => void)[] = [];
  #openPage = () => {};
  #orderId = '';
  #linkId = '';
  readonly webhooks: StoryWebhooks;

  constructor(parts: StoryParts, options: ScenarioOptions) {
    this.#parts = parts;
    this.#options = options;
    this.webhooks = new StoryWebhooks(parts, this.#route, (text) => this.say(text));
    const stop = parts.webhooks.onAttempt(({ eventId, type, attempts, status }, attempt) => {
      if (!this.#route.events.some(({ id }) => id === eventId)) return;
      const outcome = attempt.status ?? attempt.failure;
      const end = status === 'failed' ? '; it is given up' : '';
      this.#report(`webhook ${type}, attempt ${attempts.length}: ${outcome}${end}`);
    });
    this.#atEnd.push(stop);
  }

  get order(): SandboxOrder {
    const order = this.#parts.orders.get(this.#orderId);
    if (order) return order;
    throw new PhoenixError<SandboxErrorCode>(
      'invalid_option',
      'The sandbox was emptied while the scenario ran: its order is gone.',
    );
  }

  say(text: string): void {
    this.#options.signal?.throwIfAborted();
    this.#report(text);
    this.#parts.journal.append({
      kind: 'sandbox',
      type: 'scenario',
      title: `Scenario: ${text}`,
      ...(this.#orderId && { orderId: this.#orderId }),
      ...(this.#linkId && { linkId: this.#linkId }),
    });
  }

  /** There is an order: the one that was named, the next one of a page, or a fresh one. */
  async startsWithOrder(): Promise<void> {
    await this.#findOrder((orderId) => this.#follow(orderId));
    this.say(`there is an order of ${this.order.sendAmount} USD: ${this.#orderId}`);
    await this.#parts.clock.settled();
  }

  /** The same, but its page hears nothing of it until `pageHears`. */
  async startsWithOrderThatThePageDoesNotKnow(): Promise<void> {
    await this.#findOrder((orderId) => {
      this.#follow(orderId);
      this.#openPage = this.#parts.gate.hold(orderId);
    });
    this.say(`there is an order of ${this.order.sendAmount} USD: ${this.#orderId}`);
    this.say('its page is not told yet');
    await this.#parts.clock.settled();
  }

  /** There is a payment link: the one that was named, the next one of a page, or a fresh one. */
  async startsWithLink(): Promise<void> {
    this.#linkId = await findSubject('link', this.#parts, this.#options, {
      onWait: () => this.say('waiting for a payment link: create one in the shop now'),
      onFound: (linkId) => this.#follow(linkId),
    });
    this.say(`there is a payment link: ${this.#linkId}`);
    await this.#parts.clock.settled();
  }

  /** Somebody opens the link in another browser: the page that made it hears nothing of the order. */
  async linkIsOpenedElsewhere(): Promise<void> {
    const { orders, links, webhooks, clock } = this.#parts;
    const inherited = new URLSearchParams(links.find(this.#linkId)?.urlParams);
    webhooks.routeNext('order', (orderId) => this.#follow(orderId));
    const order = orders.create({
      sessionId: '',
      method: 'bank',
      address: parseWalletAddress(inherited.get('address')),
      amount: parseUsdAmount(inherited.get('amount')),
      paymentId: this.#linkId,
      externalPartnerId: this.#options.externalPartnerId,
    });
    this.#orderId = order.id;
    links.consume(this.#linkId, order.id);
    this.say(`somebody opens the link elsewhere, which makes an order: ${order.id}`);
    await clock.settled();
  }

  /** The payer sends the money, and it arrives. */
  async payerPays(): Promise<void> {
    const { orders, clock, config } = this.#parts;
    this.say('the payer sends the money');
    orders.startTransfer(this.order.id, undefined);
    await clock.advance(config.transferSeconds * 1000);
    // A transfer that a page has started may never arrive, as a fault.
    if (this.order.status === 'pending') orders.release(this.order.id);
    this.say(`the money arrives: the order is ${this.order.status}`);
    await clock.settled();
  }

  /** The payer sends the money, but it is on its way for long. */
  payerSendsMoney(): void {
    this.#parts.orders.startTransfer(this.order.id, 'pending');
    this.say('the payer sends the money');
  }

  /** The page is gone, and with it what it would have told. */
  payerClosesTab(): void {
    const { sessions, orders } = this.#parts;
    sessions.end(orders.sessionOf(this.order.id));
    this.say('the payer closes the tab: the page tells nothing any more');
  }

  /** The money is there, whatever has become of the order. */
  async moneyArrives(): Promise<void> {
    this.#parts.orders.release(this.order.id);
    this.say(`the money arrives: the order is ${this.order.status}`);
    await this.#parts.clock.settled();
  }

  /** The order's 25 minutes pass without a payment. */
  async nobodyPays(): Promise<void> {
    await this.passes({ minutes: 25 });
    this.say(`not paid in time: the order is ${this.order.status}`);
  }

  async passes({ minutes = 0, hours = 0 }): Promise<void> {
    await this.#parts.clock.advance((hours * 60 + minutes) * minuteMs);
    this.say(hours > 0 ? `${hours} h later` : `${minutes} min later`);
  }

  /** The page hears of its order again. */
  pageHears(): void {
    this.#openPage();
    this.say('the page hears of its order');
  }

  /** Everything takes its usual way again, however the story ended. */
  close(): void {
    this.#openPage();
    for (const stop of this.#atEnd.splice(0)) stop();
  }

  async #findOrder(onFound: (orderId: string) => void): Promise<void> {
    this.#orderId = await findSubject('order', this.#parts, this.#options, {
      onWait: () => this.say('waiting for an order: pay in the shop now'),
      onFound,
    });
  }

  #report(text: string): void {
    this.#options.onStep?.({ at: this.#parts.clock.now(), text });
  }

  #follow(subjectId: string): void {
    this.#atEnd.push(this.#parts.webhooks.takeRoute(subjectId, this.#route));
  }
}
