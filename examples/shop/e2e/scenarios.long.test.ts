import { hasChromium, launchChromium } from '@phoenix-checkout/test-kit/chromium';
import { until } from '@phoenix-checkout/test-kit/until';
import { SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Customer } from './customer.js';
import { startStage, type Stage } from './stage.js';

const product = 'Hand grinder';
const stock = 8;

describe.skipIf(!hasChromium)('the shop', () => {
  let browser: Browser;
  let stage: Stage;
  let customer: Customer;
  let restarts: Promise<void>[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    restarts = [];
    stage = await startStage();
    customer = new Customer(await browser.newContext({ reducedMotion: 'reduce' }), stage.url);
    await customer.visit();
  });
  afterEach(async () => {
    await customer?.page?.context().close();
    await Promise.allSettled(restarts);
    await stage?.stop();
  });

  /** What left the shop, by the database itself. */
  const effects = () =>
    stage.inDatabase((database) => {
      const count = (sql: string) => database.prepare(sql).pluck().get() as number;
      return {
        shipments: count('SELECT count(*) FROM shipments'),
        sold: stock - count("SELECT stock FROM products WHERE id = 'grinder'"),
      };
    });

  /** True if the shop knows which of its orders is being paid. */
  const knowsOfAPayment = () =>
    stage.inDatabase((database) => {
      const sql = 'SELECT count(*) FROM payments WHERE order_id IS NOT NULL';
      return database.prepare(sql).pluck().get() === 1;
    });

  /** `kill -9`, and started by whoever looks after processes; one after the other. */
  function killAndStartAgain(): Promise<void> {
    const before = restarts.at(-1);
    const restart = async () => {
      await before;
      await stage.shop.end('SIGKILL');
      await stage.shop.start();
    };
    restarts.push(restart());
    return restarts.at(-1) as Promise<void>;
  }

  /** A story's days pass in seconds: a shop that takes longer to start misses the last attempt. */
  async function replayWhatWasGivenUp() {
    const { webhooks } = stage.phoenix.sandbox;
    const givenUp = webhooks.deliveries.filter(({ status }) => status === 'failed');
    for (const { eventId } of givenUp) webhooks.replay(eventId);
    await stage.phoenix.sandbox.settled();
  }

  /** Each event once more; what became of them. */
  async function replayEverything() {
    const { webhooks } = stage.phoenix.sandbox;
    const before = webhooks.deliveries.length;
    for (const { id } of webhooks.events.slice()) webhooks.replay(id);
    await stage.phoenix.sandbox.settled();
    return new Set(webhooks.deliveries.slice(before).map(({ status }) => status));
  }

  it('takes a payment, and says "paid" when Phoenix has confirmed it', async () => {
    await customer.payAtBank(product);
    await customer.approve();

    await customer.sees('Paid');
    expect(effects()).toEqual({ shipments: 1, sold: 1 });
    expect(customer.problems).toEqual([]);
    expect(stage.shop.output).not.toContain(SANDBOX_CLIENT_SECRET);
  });

  it.each([
    'paid',
    'paid-after-tab-closed',
    'expired-then-paid',
    'fulfilled-then-expired',
    'webhook-first',
    'duplicates',
    'reordered',
    'fulfilled-without-hash',
    'webhooks-down-for-an-hour',
    'link-paid-elsewhere',
  ])('survives %s, killed in the middle, and as it hears of the payment', async (name) => {
    const isAboutLink = name === 'link-paid-elsewhere';
    const { sandbox } = stage.phoenix;
    const running = sandbox.scenario(name, { next: true });
    stage.gate.beforeTheShopHearsOfAPayment(killAndStartAgain);

    if (isAboutLink) await customer.makeLink(product);
    else await customer.payAtBank(product);
    const subjects = () => (isAboutLink ? sandbox.paymentLinks : sandbox.orders);
    await until('there is what the scenario is about', () => subjects().length === 1);
    if (name === 'paid-after-tab-closed') {
      await until('the page has told of its order', knowsOfAPayment);
      await customer.page.close();
    }
    await killAndStartAgain();
    await running;
    await customer.comeBack();
    await replayWhatWasGivenUp();
    await until('it was killed twice', () => restarts.length === 2, 60_000);
    await Promise.all(restarts);
    await replayWhatWasGivenUp();
    await customer.comeBack();

    await customer.sees('Paid');
    expect(effects()).toEqual({ shipments: 1, sold: 1 });
    expect(await replayEverything()).toEqual(new Set(['delivered']));
    expect(effects()).toEqual({ shipments: 1, sold: 1 });
    expect(customer.problems).toEqual([]);
  });

  it('forgets nothing of what it acknowledged when it is stopped', async () => {
    await customer.payAtBank(product);
    await stage.shop.end('SIGTERM');
    await stage.shop.start();
    await customer.comeBack();

    await customer.sees('Being paid');
    expect(customer.problems).toEqual([]);
  });
});
