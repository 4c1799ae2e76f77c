import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { tabTo } from '@phoenix-checkout/test-kit/tab-to';
import { setDemo } from './test-support/stage.js';
import { checkConsole, parametersOf, visit } from './test-support/visit.js';

/** What axe finds wrong with the page itself; the frame is the checkout's own affair. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run({ exclude: 'iframe' }, { iframes: false });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

const sidewaysOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.skipIf(!hasChromium)('both pages', () => {
  const stage = setDemo();

  it.each(['light', 'dark'] as const)('pass axe in every state, %s', async (colorScheme) => {
    const dropIn = await visit(stage.demo.url, { colorScheme });
    const { page, fill, start, pay, press } = dropIn;
    expect(await faultsOf(page)).toEqual([]);
    await fill({ address: '0x12', amount: '-1' });
    expect(await faultsOf(page)).toEqual([]);
    await start({ address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', amount: '1' });
    await pay('bank');
    await page.getByText('Paid', { exact: true }).first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await press('Done');
    await page.getByRole('button', { name: 'Start again' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('link', { name: 'Your own UI' }).click();
    await dropIn.sees('Buy USDC');
    expect(await faultsOf(page)).toEqual([]);
    await pay('zelle');
    await page.getByText('Paid. The USDC is in the wallet.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    checkConsole(dropIn);
  });

  it('fit a screen of 360 px, the whole checkout in sight', async () => {
    const payer = await visit(stage.demo.url, { viewport: { width: 360, height: 740 } });
    const { page, fill, start, pay, sees } = payer;
    const frame = page.locator('iframe');
    await fill({ address: '0x12', amount: '-1' });
    expect(await sidewaysOf(page)).toBe(0);
    await start({ address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', amount: '1' });
    await expect.poll(async () => (await frame.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    expect(await frame.boundingBox()).toMatchObject({ x: 5, width: 350, height: 600 });
    await pay('bank');
    await page.getByText('Paid', { exact: true }).first().waitFor();
    expect(await sidewaysOf(page)).toBe(0);

    await page.goto(`${stage.demo.url}custom.html`);
    await sees('Buy USDC');
    await pay('bank');
    await page.getByText('Paid. The USDC is in the wallet.').waitFor();
    expect(await frame.boundingBox()).toMatchObject({ x: 5, width: 350, height: 600 });
    expect(await sidewaysOf(page)).toBe(0);
    checkConsole(payer);
  });

  it('show an address of 42 characters at 360 px, whole and in letters that can be read', async () => {
    const { page } = await visit(stage.demo.url, { viewport: { width: 360, height: 740 } });
    const field = page.getByLabel('Wallet address');
    await field.fill('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed');

    const { size, hidden } = await field.evaluate((input) => ({
      size: Number.parseFloat(getComputedStyle(input).fontSize),
      hidden: input.scrollWidth - input.clientWidth,
    }));

    expect(hidden).toBe(0);
    expect(size).toBeGreaterThanOrEqual(13);
  });

  it('pass the chosen theme to the checkout, and keep it', async () => {
    const payer = await visit(stage.demo.url, { colorScheme: 'light' });
    const { page, start, sees, frameLoads } = payer;
    await start();
    const background = () =>
      page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(await background()).toBe('rgb(245, 246, 250)');

    await page.getByTitle('Theme: dark').click();
    await expect.poll(() => frameLoads.length).toBe(2);
    expect(await background()).toBe('rgb(10, 13, 20)');
    await page.getByRole('link', { name: 'Your own UI' }).click();
    await sees('Buy USDC');

    expect(await background()).toBe('rgb(10, 13, 20)');
    const themes = frameLoads.map((url) => parametersOf(url)['theme']);
    expect(themes).toEqual([undefined, 'dark', 'dark']);
    checkConsole(payer);
  });

  it.each(['', 'custom.html'])('say that no real money moves: /%s', async (path) => {
    const { page } = await visit(stage.demo.url + path);

    expect(await page.locator('#root').textContent()).toContain('Sandbox. No real money moves.');
  });

  it('take a payer with a keyboard alone from the form into the frame, and back', async () => {
    const payer = await visit(stage.demo.url);
    const { page, sees } = payer;
    const { keyboard } = page;

    await tabTo(page, 'Amount');
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('42');
    await keyboard.press('Enter');
    await sees('Buy USDC');
    await tabTo(page, 'Continue');
    await keyboard.press('Enter');
    await sees('How do you want to pay?');
    await tabTo(page, 'Harbor Bank');
    await keyboard.press('Space');
    await sees('Approve the payment');
    await tabTo(page, 'Approve payment');
    await keyboard.press('Enter');
    await sees('Payment complete');
    await tabTo(page, 'Done');
    await keyboard.press('Enter');
    await tabTo(page, 'Start again');
    await keyboard.press('Enter');

    await sees('Buy USDC');
    await page.getByText(/^42\.\d\d USDC$/).waitFor();
    checkConsole(payer);
  });
});
