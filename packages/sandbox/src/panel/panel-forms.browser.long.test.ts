import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { closePages, hasChromium, sharedChromium } from '@phoenix-checkout/test-kit/chromium';
import { startSandbox } from '../node/index.js';
import { openPanel } from '../../test-support/panel.js';
import { accessTokenOf } from '../../test-support/requests.js';

/** A browser takes its time where others work beside it. */
const patiently = { timeout: 10_000 };

describe.skipIf(!hasChromium)('the forms of the panel', () => {
  afterAll(async () => closePages(await sharedChromium()));

  const go = (page: Page, name: string) =>
    page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  const answers = (page: Page) =>
    page.getByRole('group', { name: 'Token endpoint' }).getByLabel('Answers');

  it('keep the scenario that was chosen while the panel connects again', async () => {
    const { page, running } = await openPanel();
    await go(page, 'Scenario');
    await page.getByLabel('Scenario', { exact: true }).selectOption('reordered');

    await running.stop();
    await page.getByText('The sandbox does not answer.').waitFor();
    const loaded = page.waitForResponse(/admin\/scenarios$/);
    const again = await startSandbox({ port: Number(new URL(running.url).port) });
    onTestFinished(() => again.stop());
    await (await loaded).finished();

    await expect
      .poll(() => page.getByLabel('Scenario', { exact: true }).inputValue(), patiently)
      .toBe('reordered');
    const form = page.locator('form').filter({ hasText: 'Play scenario' });
    expect(
      await form.getByRole('group', { name: 'command', includeHidden: true }).textContent(),
    ).toContain('scenario reordered');
  });

  it('show that a fault is used up, and do not switch it on again', async () => {
    const { page, sandbox } = await openPanel();
    await go(page, 'Faults');
    sandbox.setFaults({ token: { reply: 500, times: 1 } });
    await expect.poll(() => answers(page).inputValue(), patiently).toBe('500');

    await accessTokenOf(sandbox).catch(() => {});

    await page.getByRole('option').filter({ hasText: 'used up' }).waitFor();
    await expect.poll(() => answers(page).inputValue(), patiently).toBe('');
    await page.getByRole('button', { name: 'Switch on exactly these' }).click();
    await page.getByText('Switched.').waitFor();
    expect(sandbox.faults).toEqual({});
  });

  it('keep what is half filled in while somebody else switches faults, and show theirs when asked', async () => {
    const { page, sandbox } = await openPanel();
    await go(page, 'Faults');
    await page.getByLabel('Receiver cannot be reached').check();

    sandbox.setFaults({ token: { reply: 500 } });
    await page.getByText('Other faults are on than this form shows').waitFor();
    const kept = await page.getByLabel('Receiver cannot be reached').isChecked();
    await page.getByRole('button', { name: 'Show what is on' }).click();

    expect(kept).toBe(true);
    await expect.poll(() => answers(page).inputValue(), patiently).toBe('500');
    expect(await page.getByLabel('Receiver cannot be reached').isChecked()).toBe(false);
    expect(await page.getByText('Other faults are on').isVisible()).toBe(false);
  });

  it('follow others again once what was filled in is switched on', async () => {
    const { page, sandbox } = await openPanel();
    await go(page, 'Faults');
    await page.getByLabel('Receiver cannot be reached').check();
    await page.getByRole('button', { name: 'Switch on exactly these' }).click();
    await page.getByText('Switched.').waitFor();

    sandbox.setFaults({ token: { reply: 500 } });

    await expect.poll(() => answers(page).inputValue(), patiently).toBe('500');
    expect(await page.getByText('Other faults are on').isVisible()).toBe(false);
  });
});
