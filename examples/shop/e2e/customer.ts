import { until } from '@phoenix-checkout/test-kit/until';
import type { BrowserContext, Page } from 'playwright-core';

/** Somebody in front of the shop. */
export class Customer {
  readonly #context: BrowserContext;
  readonly #url: string;
  readonly problems: string[] = [];
  page!: Page;

  constructor(context: BrowserContext, url: string) {
    this.#context = context;
    this.#url = url;
  }

  /** Opens the shop in a tab. */
  async visit(): Promise<void> {
    this.page = await this.#context.newPage();
    this.page.on('pageerror', ({ message }) => this.problems.push(message));
    await this.#open();
  }

  /** Opens it once more, in a tab of its own where theirs was closed. */
  async comeBack(): Promise<void> {
    if (this.page.isClosed()) await this.visit();
    else await this.#open();
  }

  /** Loads it again where it does not come up: the shop may be just starting, or be killed meanwhile. */
  async #open(): Promise<void> {
    const isShown = async () => {
      try {
        // A browser that has just shown an error page may take no new address for a while.
        await fetch(this.#url);
        await this.page.goto(this.#url, { timeout: 10_000 });
        await this.page.getByRole('heading', { name: 'Your orders' }).waitFor({ timeout: 10_000 });
        return true;
      } catch {
        return false;
      }
    };
    await until('the shop is shown', isShown, 60_000);
  }

  /** Buys it and chooses a bank, which makes the Phoenix order. */
  async payAtBank(product: string): Promise<void> {
    await this.buy(product);
    await this.chooseBank();
  }

  async buy(product: string): Promise<void> {
    await this.page.getByRole('button', { name: `Buy ${product}` }).click();
    await this.press('Continue', 'How do you want to pay?');
  }

  async chooseBank(): Promise<void> {
    await this.#checkout.getByRole('button', { name: 'Harbor Bank' }).click();
  }

  async approve(): Promise<void> {
    await this.press('Approve payment', 'Payment complete');
    await this.#checkout.getByRole('button', { name: 'Done' }).click();
  }

  /** Asks for a payment link in place of paying. */
  async makeLink(product: string): Promise<void> {
    await this.page.getByRole('button', { name: `Buy ${product}` }).click();
    await this.#checkout.getByRole('button', { name: 'Create payment link' }).click();
  }

  /** Puts the checkout away; the order stays as it is. */
  async closeCheckout(): Promise<void> {
    await this.page.locator('dialog').getByRole('button', { name: 'Close' }).click();
    await this.page.locator('dialog').waitFor({ state: 'hidden' });
  }

  /** Presses a button of the checkout, and waits for the step that it leads to. */
  async press(name: string, nextStep: string): Promise<void> {
    await this.#checkout.getByRole('button', { name, exact: true }).click();
    await this.#checkout.getByRole('heading', { name: nextStep }).waitFor();
  }

  get #checkout() {
    return this.page.frameLocator('iframe');
  }

  /** Waits until this word is at the newest order. */
  sees(word: string): Promise<void> {
    const isSo = async () => (await this.stage()) === word;
    return until(`the newest order is "${word}"`, isSo, 60_000);
  }

  /** The word at the newest order. */
  async stage(): Promise<string> {
    return this.page.locator('.order .stage').first().innerText();
  }
}
