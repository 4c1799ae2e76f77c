import { hasChromium, launchChromium } from '@phoenix-checkout/test-kit/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Customer } from './customer.js';
import { startStage } from './stage.js';

describe.skipIf(!hasChromium)("the shop beside the sandbox's panel", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  /** A shop that hears of payments by webhooks alone, a customer in it, and the panel. */
  async function start() {
    const stage = await startStage({ reconcileSeconds: 3600 });
    onTestFinished(() => stage.stop());
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    onTestFinished(() => context.close());
    const customer = new Customer(context, stage.url);
    await customer.visit();
    const panel = await (await browser.newContext()).newPage();
    onTestFinished(() => panel.context().close());
    await panel.goto(stage.phoenix.panelUrl);
    await panel.getByText('Live', { exact: true }).waitFor();
    const shipments = () =>
      stage.inDatabase((database) =>
        database.prepare('SELECT count(*) FROM shipments').pluck().get(),
      );
    return { customer, panel, shipments };
  }

  const go = (panel: Page, name: string) =>
    panel.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  const press = (panel: Page, name: string) =>
    panel.getByRole('button', { name, exact: true }).click();
  const entry = (panel: Page, words: string) =>
    panel.getByRole('option').filter({ hasText: words });

  it('hears of a payment when the webhook that failed is replayed in the panel, and ships once', async () => {
    const { customer, panel, shipments } = await start();
    await go(panel, 'Faults');
    await panel.getByLabel('Receiver cannot be reached').check();
    await press(panel, 'Switch on exactly these');
    await panel.getByText('Switched.').waitFor();

    await customer.payAtBank('Hand grinder');
    await customer.approve();
    await entry(panel, 'order_status_updated not reached').waitFor();
    const [stageBefore, shippedBefore] = [await customer.stage(), shipments()];

    await press(panel, 'All off');
    await panel.getByText('All faults are off.').first().waitFor();
    await entry(panel, 'order_status_updated not reached').click();
    await press(panel, 'Replay');
    await entry(panel, 'order_status_updated answered 200').waitFor();
    await customer.sees('Paid');
    const shippedAfter = shipments();

    await go(panel, 'Clock');
    await press(panel, 'Move the clock ahead');
    await entry(panel, 'order_status_updated answered 200, attempt 2').waitFor();

    expect([stageBefore, shippedBefore]).toEqual(['Being paid', 0]);
    expect([shippedAfter, shipments()]).toEqual([1, 1]);
    expect(customer.problems).toEqual([]);
  });
});
