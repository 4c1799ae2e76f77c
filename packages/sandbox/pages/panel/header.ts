import { h } from './element.js';
import { timeOf } from './format.js';

type Connection = 'connecting' | 'live' | 'lost';

const words: Record<Connection, string> = {
  connecting: 'Connecting…',
  live: 'Live',
  lost: 'Reconnecting…',
};

/** What the panel is connected to, and what time it is there. */
export class Header {
  readonly element: HTMLElement;
  readonly #state = h('span', { class: 'connection' });
  readonly #clock = h('span', { class: 'clock', title: "The sandbox's own clock" });
  readonly #webhook = h('span', { class: 'webhook-url' });
  #aheadMs = 0;

  constructor() {
    this.element = h(
      'header',
      { class: 'top' },
      h('h1', {}, h('span', { class: 'mark', 'aria-hidden': 'true' }), 'Phoenix sandbox'),
      h('span', { class: 'sandbox-mark' }, 'no real money'),
      this.#state,
      this.#clock,
      this.#webhook,
    );
    this.setConnection('connecting');
    setInterval(() => this.#tick(), 1000);
  }

  setConnection(connection: Connection): void {
    this.#state.textContent = words[connection];
    this.#state.dataset['state'] = connection;
  }

  setSandbox(now: number, webhookUrl: string | null): void {
    this.setNow(now);
    this.#webhook.textContent = webhookUrl
      ? `Webhooks to ${webhookUrl}`
      : 'No --webhook: no webhooks are sent';
    this.#webhook.title = this.#webhook.textContent;
  }

  /** An entry tells what time it is. */
  setNow(now: number): void {
    this.#aheadMs = now - Date.now();
    this.#tick();
  }

  #tick(): void {
    this.#clock.textContent = timeOf(Date.now() + this.#aheadMs);
  }
}
