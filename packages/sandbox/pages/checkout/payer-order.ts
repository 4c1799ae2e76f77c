import type { OrderReply, OrderView } from '../../src/checkout/for-pages.js';
import { Refusal, type CheckoutApi } from './checkout-api.js';
import { minutesAndSeconds, shortened, usd, usdc } from './format.js';
import { tellHost } from './host.js';
import { paymentFailed, timeIsUp } from './notices.js';
import type { Screen } from './screen.js';

export interface PayerOrderOptions {
  api: CheckoutApi;
  screen: Screen;
  /** Asking for the order was refused for good. */
  onRefusal(refusal: unknown): void;
}

/** The payer's order, from its creation to its end. */
export class PayerOrder {
  readonly #api: CheckoutApi;
  readonly #screen: Screen;
  readonly #onRefusal: (refusal: unknown) => void;
  #order: OrderView | undefined;
  /** On the clock of `performance.now()`. */
  #deadline = 0;
  #pollTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ api, screen, onRefusal }: PayerOrderOptions) {
    this.#api = api;
    this.#screen = screen;
    this.#onRefusal = onRefusal;
    setInterval(() => this.#tick(), 1000);
  }

  get current(): OrderView | undefined {
    return this.#order;
  }

  get isPending(): boolean {
    return this.#order?.status === 'pending';
  }

  take({ order, message }: OrderReply): void {
    this.#order = order;
    this.#deadline = performance.now() + order.expires_in_ms;
    this.#screen.fill('send-amount', usd(order.send_amount));
    this.#screen.fill('receive-order', usdc(order.send_amount));
    this.#screen.fill('zelle-address', order.zelle_address);
    this.#showTimeLeft();
    if (message) tellHost(message, this.#api);
  }

  /** The payer has sent the money: waits until it has arrived. */
  async transfer(): Promise<void> {
    if (!this.#order) return;
    this.take(await this.#api.startTransfer(this.#order.id));
    this.#screen.show('waiting');
    this.#screen.announce(`Waiting for your transfer of ${usd(this.#order.send_amount)}.`);
    void this.#poll();
  }

  cancel(): void {
    if (this.isPending && this.#order) this.#api.cancelOrder(this.#order.id);
  }

  forget(): void {
    clearTimeout(this.#pollTimer);
    this.#order = undefined;
  }

  #tick(): void {
    if (!this.isPending) return;
    this.#showTimeLeft();
    if (performance.now() >= this.#deadline && this.#screen.shown !== 'waiting') void this.#poll();
  }

  #showTimeLeft(): void {
    this.#screen.fill('time-left', minutesAndSeconds(this.#deadline - performance.now()));
  }

  async #poll(): Promise<void> {
    clearTimeout(this.#pollTimer);
    const asked = this.#order;
    if (!asked) return;
    // False once it was cancelled, or an earlier answer ended it.
    const stillCounts = () => this.#order?.id === asked.id && this.isPending;
    try {
      const reply = await this.#api.readOrder(asked.id);
      if (!stillCounts()) return;
      this.take(reply);
      if (!this.isPending) {
        this.#end(reply.order);
        return;
      }
    } catch (refusal) {
      if (!stillCounts()) return;
      // A payment under way outlives a few answers that were lost.
      if (!(refusal instanceof Refusal && refusal.code === 'unavailable')) {
        this.#order = undefined;
        this.#onRefusal(refusal);
        return;
      }
    }
    const waitMs = Math.min(2000, Math.max(100, this.#order?.next_change_ms ?? 0));
    this.#pollTimer = setTimeout(() => void this.#poll(), waitMs);
  }

  #end({ status, send_amount: amount, transaction_hash: hash }: OrderView): void {
    clearTimeout(this.#pollTimer);
    if (status === 'fulfilled') {
      this.#screen.fill('transaction', shortened(hash ?? ''));
      this.#screen.setCancel(false);
      this.#screen.show('success');
      this.#screen.announce(`Payment complete. ${usdc(amount)} went to your wallet.`);
    } else if (status === 'failed') {
      this.#screen.showNotice(paymentFailed);
    } else if (status === 'expired') {
      this.#screen.showNotice(timeIsUp);
    }
  }
}
