import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { closePages, hasChromium, sharedChromium } from '@phoenix-checkout/test-kit/chromium';
import { startSandbox } from '../node/index.js';
import { focusedName, openPanel } from '../../test-support/panel.js';
import { startPayer } from '../../test-support/payer.js';

const narrow = { viewport: { width: 360, height: 740 } };
const listName = 'What happened, newest first';

/** A browser takes its time where others work beside it. */
const patiently = { timeout: 10_000 };

describe.skipIf(!hasChromium)('the focus of the panel', () => {
  afterAll(async () => closePages(await sharedChromium()));

  const pressEnterOn = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  const expectFocus = (page: Page, name: string) =>
    expect.poll(() => focusedName(page), patiently).toBe(name);

  /** The panel with an order that was made, and its entry open. */
  async function openOrder(options: Parameters<typeof openPanel>[0] = {}) {
    const opened = await openPanel(options);
    const orderId = await (await startPayer(opened.sandbox)).order();
    await opened.sandbox.settled();
    await opened.page.getByRole('option').filter({ hasText: 'order_created' }).click();
    await opened.page.getByRole('heading', { name: 'Signature' }).waitFor();
    return { ...opened, orderId };
  }

  it.each([
    ['Fire an event', 'Fire a webhook event', {}],
    ['Fire an event', 'Fire a webhook event', narrow],
    ['Play a scenario', 'Play a scenario', {}],
    ['Play a scenario', 'Play a scenario', narrow],
  ])(
    'goes from "%s" of an entry to the heading of the form: %s, %j',
    async (name, heading, size) => {
      const { page } = await openOrder(size);

      await pressEnterOn(page, name);

      await expectFocus(page, heading);
    },
  );

  it('goes from the first steps to the form on a narrow screen, where they are gone', async () => {
    const { page } = await openPanel(narrow);

    await pressEnterOn(page, 'Play a scenario');

    await expectFocus(page, 'Play a scenario');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H2');
  });

  it('goes from "Only this" to the timeline on a narrow screen', async () => {
    const { page } = await openOrder(narrow);

    await pressEnterOn(page, 'Only this');

    await expectFocus(page, listName);
  });

  it('goes from an order on one line to the timeline', async () => {
    const { page, orderId } = await openOrder();
    await page.getByRole('button', { name: 'One line an order' }).click();

    await page.locator(`button[title="${orderId}"]`).focus();
    await page.keyboard.press('Enter');

    await expectFocus(page, listName);
  });

  it('goes from an attempt to the heading of the one that it opens', async () => {
    const { page, sandbox } = await openOrder({ status: () => 500 });
    await sandbox.advance(5);

    await pressEnterOn(page, (await page.locator('.attempt').nth(1).innerText()).trim());

    await expectFocus(page, 'order_created answered 500, attempt 2');
  });

  it('stays where it is while the open delivery is tried again, with all that was said and opened', async () => {
    const { page, sandbox } = await openOrder({ status: () => 500 });
    const replay = page.locator('.action').filter({ hasText: 'Replay' }).first();
    await pressEnterOn(page, 'Replay');
    await replay.getByText('Sent once more').waitFor();
    await replay.locator('summary').click();
    await page.getByRole('button', { name: 'Replay', exact: true }).focus();

    await sandbox.advance(40);
    await expect.poll(() => page.locator('.attempt').count(), patiently).toBe(3);

    await expectFocus(page, 'Replay');
    expect(await replay.getByText('Sent once more').isVisible()).toBe(true);
    expect(await replay.locator('details').getAttribute('open')).toBe('');
  });

  it('stays on an attempt while there are more of them', async () => {
    const { page, sandbox } = await openOrder({ status: () => 500 });
    await sandbox.advance(5);
    const attempt = page.locator('.attempt').nth(1);
    await attempt.focus();
    const name = (await attempt.innerText()).trim();

    await sandbox.advance(40);
    await expect.poll(() => page.locator('.attempt').count(), patiently).toBe(3);

    await expectFocus(page, name);
  });

  it('stays in the form once everything was emptied', async () => {
    const { page, sandbox } = await openPanel();
    await page.getByRole('navigation').getByRole('button', { name: 'Clock' }).click();
    await page.getByLabel(/^Forget orders/).check();

    await pressEnterOn(page, 'Empty everything');
    await page.getByRole('option').filter({ hasText: 'Everything was emptied' }).waitFor();

    expect(sandbox.orders).toEqual([]);
    await expect
      .poll(() => page.evaluate('document.activeElement.type'), patiently)
      .toBe('checkbox');
  });

  it('stays beside the timeline where the sandbox forgets what was open', async () => {
    const { page, running } = await openOrder();
    await page.getByRole('button', { name: 'Replay', exact: true }).focus();

    await running.stop();
    const again = await startSandbox({ port: Number(new URL(running.url).port) });
    onTestFinished(() => again.stop());

    await expectFocus(page, 'Choose an entry to see all of it.');
  });
});
