import { hasChromium, launchChromium } from '@phoenix-checkout/test-kit/chromium';
import { until } from '@phoenix-checkout/test-kit/until';
import { tabTo } from '@phoenix-checkout/test-kit/tab-to';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Customer } from './customer.js';
import { startStage, type Stage } from './stage.js';

/** What axe finds wrong with the page itself; the frame is the checkout's own affair. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: runner } = window as unknown as { axe: typeof axe };
    const { violations } = await runner.run({ exclude: 'iframe' }, { iframes: false });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

const sidewaysOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.skipIf(!hasChromium)('the page of the shop', () => {
  let browser: Browser;
  let stage: Stage;
  let customer: Customer;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    stage = await startStage();
  });
  afterEach(async () => {
    await customer?.page?.context().close();
    await stage?.stop();
  });

  async function visit(options: BrowserContextOptions = {}): Promise<Customer> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    customer = new Customer(context, stage.url);
    await customer.visit();
    await customer.page.getByRole('button', { name: 'Buy Hand grinder' }).waitFor();
    return customer;
  }

  /** Orders of this browser, as if they had been placed one an hour. */
  async function placeOrders(count: number) {
    const cookies = await customer.page.context().cookies();
    const session = cookies.find(({ name }) => name === 'shop_session')?.value;
    stage.inDatabase((database) => {
      const insert = database.prepare(
        `INSERT INTO orders (id, session, product_id, total, placed_at, paid_at)
         VALUES (?, ?, 'filter', '16', ?, ?)`,
      );
      const now = Date.now();
      const insertAll = database.transaction(() => {
        for (let i = 0; i < count; i += 1) {
          insert.run(`order-${i}`, session, now - i * 3_600_000, i % 3 === 0 ? null : now);
        }
      });
      insertAll();
    });
  }

  /** Shows all that the page can show. */
  async function walkThrough(look: (what: string) => Promise<void>) {
    const { page } = customer;
    await look('nothing bought');
    await customer.makeLink('House espresso');
    await until('there is a link', () => stage.phoenix.sandbox.paymentLinks.length === 1);
    await look('the checkout');
    await customer.closeCheckout();
    await page.getByRole('button', { name: 'Show QR code' }).click();
    await page.getByRole('img', { name: 'QR code' }).waitFor();
    await look('a payment link');
    await customer.payAtBank('Kenya filter');
    await customer.sees('Being paid');
    await look('a payment on its way');
    await customer.approve();
    await customer.sees('Paid');
    await look('a payment');
    stage.inDatabase((database) =>
      database.exec("UPDATE payments SET problem = 'paid twice'; UPDATE products SET stock = 0"),
    );
    await customer.sees('Being checked');
    await page.getByRole('button', { name: 'Buy Hand grinder' }).click();
    await page.getByText('It has just been sold out.').waitFor();
    await look('a refusal');
    await stage.shop.end('SIGKILL');
    await page.getByText('Your orders are safe').waitFor();
    await look('the shop not answering');
  }

  it.each(['light', 'dark'] as const)(
    'passes axe in all that it shows, %s',
    async (colorScheme) => {
      const { page } = await visit({ colorScheme });
      const faults: Record<string, string[]> = {};

      await walkThrough(async (what) => {
        faults[what] = await faultsOf(page);
      });

      expect(Object.keys(faults)).toHaveLength(7);
      expect(Object.values(faults).flat()).toEqual([]);
      expect(customer.problems).toEqual([]);
    },
  );

  it('fits a screen of 360 px in all that it shows', async () => {
    const { page } = await visit({ viewport: { width: 360, height: 740 } });
    const sideways: Record<string, number> = {};

    await walkThrough(async (what) => {
      sideways[what] = await sidewaysOf(page);
    });

    expect(new Set(Object.values(sideways))).toEqual(new Set([0]));
  });

  it('takes a customer with a keyboard alone to a paid order', async () => {
    const { page } = await visit();
    const sees = (heading: string) =>
      page.frameLocator('iframe').getByRole('heading', { name: heading, level: 1 }).waitFor();

    await tabTo(page, 'Buy Kenya filter');
    await page.keyboard.press('Enter');
    await sees('Buy USDC');
    await tabTo(page, 'Continue');
    await page.keyboard.press('Enter');
    await sees('How do you want to pay?');
    await tabTo(page, 'Harbor Bank');
    await page.keyboard.press('Space');
    await sees('Approve the payment');
    await tabTo(page, 'Approve payment');
    await page.keyboard.press('Enter');
    await sees('Payment complete');
    await tabTo(page, 'Done');
    await page.keyboard.press('Enter');

    await page.locator('dialog').waitFor({ state: 'hidden' });
    await customer.sees('Paid');
    // Where the checkout was opened from, the customer goes on.
    const focused = page.locator(':focus');
    expect(await focused.innerText()).toContain('Kenya filter');
  });

  it('shows the newest of 500 orders, and older ones when asked for', async () => {
    const { page } = await visit();
    await placeOrders(500);
    await page.reload();
    await page.getByRole('heading', { name: 'Your orders 500' }).waitFor();
    expect(await page.locator('.order').count()).toBe(20);

    await page.getByRole('button', { name: 'Show older orders' }).click();

    expect(await page.locator('.order').count()).toBe(40);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('says where the shop does not answer, and goes on where it does again', async () => {
    const { page } = await visit();
    await customer.payAtBank('Kenya filter');
    await customer.sees('Being paid');
    await stage.shop.end('SIGKILL');
    await page.getByText('Your orders are safe').waitFor();
    expect(await customer.stage()).toBe('Being paid');

    await stage.shop.start();

    await page.getByText('Your orders are safe').waitFor({ state: 'hidden' });
    expect(await customer.stage()).toBe('Being paid');
  });

  it('tells the shop what pays an order as soon as it answers, without a reload', async () => {
    await visit();
    await customer.buy('Kenya filter');
    await stage.shop.end('SIGKILL');
    await customer.chooseBank();
    await until('there is an order', () => stage.phoenix.sandbox.orders.length === 1);

    await stage.shop.start();

    await customer.sees('Being paid');
    expect(customer.problems).toEqual([]);
  });
});
