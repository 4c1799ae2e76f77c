import { encodeCheckoutMessage, type CheckoutMessage } from '@phoenix-checkout/core';
import type { ActionName, ViewName } from '../../src/checkout/for-pages.js';
import { CheckoutApi, Refusal, Superseded } from './checkout-api.js';
import { copyText } from './copy-text.js';
import { shortened, usd, usdc } from './format.js';
import { isFramed, tellHost } from './host.js';
import { cancelQuestion, farewell, refusalNotice } from './notices.js';
import { PayerOrder } from './payer-order.js';
import { Screen } from './screen.js';

type Action = (button: HTMLElement) => void | Promise<void>;

/** The checkout: what each button does. */
export class CheckoutApp {
  readonly #screen = new Screen();
  readonly #api = new CheckoutApi();
  readonly #order = new PayerOrder({
    api: this.#api,
    screen: this.#screen,
    onRefusal: (refusal) => this.#showRefusal(refusal),
  });
  #beforeCancel: ViewName = 'loading';
  /** The action that runs; another click does nothing meanwhile. */
  #running: object | undefined;

  readonly #actions: Record<ActionName, Action> = {
    retry: () => this.#open(),
    back: () => this.#screen.show('amount'),
    methods: () => {
      this.#screen.setCancel(true);
      this.#screen.show('method');
    },
    start: async () => {
      await this.#api.startSession();
      this.#screen.show('method');
    },
    bank: (button) => this.#createOrder('bank', button.dataset.bank ?? ''),
    zelle: () => this.#createOrder('zelle', ''),
    transfer: () => this.#order.transfer(),
    link: () => this.#createPaymentLink(),
    copy: (button) => copyText(button, this.#screen, this.#order.current),
    explorer: () => this.#openExplorer(),
    done: () => this.#leave(encodeCheckoutMessage('done'), 'All done'),
    cancel: () => this.#askBeforeCancel(),
    keep: () => {
      this.#screen.setCancel(true);
      if (this.#order.isPending) this.#screen.show(this.#beforeCancel);
    },
    close: () => this.#cancel(),
  };

  start(): Promise<void> {
    return this.#run('retry', document.body);
  }

  /** The payer has pressed a button. */
  press(action: ActionName, button: HTMLElement): Promise<void> {
    this.#screen.notePayerAction();
    return this.#run(action, button);
  }

  async #run(action: ActionName, button: HTMLElement): Promise<void> {
    // A second click requests nothing twice; leaving is always possible.
    if (this.#running && action !== 'cancel' && action !== 'close') return;
    const run = (this.#running = {});
    this.#screen.setBusy(true);
    try {
      await this.#actions[action](button);
    } catch (refusal) {
      this.#showRefusal(refusal);
    }
    if (this.#running !== run) return;
    this.#running = undefined;
    this.#screen.setBusy(false);
  }

  async #open(): Promise<void> {
    const screen = this.#screen;
    this.#order.forget();
    screen.setCancel(true);
    screen.show('loading');
    const { address, amount, share_on: isShareOn } = await this.#api.open();
    screen.fill('amount', usd(amount));
    screen.fill('receive', usdc(amount));
    screen.fill('network', 'Base');
    screen.fill('address', shortened(address));
    screen.setTooltip('address', address);
    screen.setPaymentLinks(isShareOn);
    screen.show('amount');
  }

  async #createOrder(method: 'bank' | 'zelle', bank: string): Promise<void> {
    this.#screen.fill('bank', bank);
    this.#order.take(await this.#api.createOrder(method));
    this.#screen.show(method);
  }

  async #createPaymentLink(): Promise<void> {
    await this.#api.startSession();
    const { url, message } = await this.#api.createPaymentLink();
    this.#screen.fill('link', url);
    tellHost(message, this.#api);
    this.#screen.show('link');
  }

  #openExplorer(): void {
    const url = `https://basescan.org/tx/${this.#order.current?.transaction_hash ?? ''}`;
    if (isFramed) tellHost(encodeCheckoutMessage('explorer_requested', { url }), this.#api);
    else window.open(url, '_blank', 'noopener,noreferrer');
  }

  #askBeforeCancel(): void {
    if (!this.#order.isPending) {
      this.#cancel();
      return;
    }
    this.#beforeCancel = this.#screen.shown;
    this.#screen.showNotice(cancelQuestion);
  }

  #cancel(): void {
    this.#order.cancel();
    this.#leave(encodeCheckoutMessage('cancelled'), 'Checkout cancelled');
  }

  #leave(message: CheckoutMessage, title: string): void {
    this.#api.leave();
    this.#order.forget();
    tellHost(message, this.#api);
    this.#screen.showNotice(farewell(title));
  }

  #showRefusal(refusal: unknown): void {
    if (refusal instanceof Superseded) return;
    if (!(refusal instanceof Refusal)) throw refusal;
    this.#screen.showNotice(refusalNotice(refusal));
  }
}
