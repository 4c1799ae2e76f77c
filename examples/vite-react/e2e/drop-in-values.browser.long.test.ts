import { afterEach, describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setDemo } from './test-support/stage.js';
import { checkConsole, parametersOf, visit, type Visit } from './test-support/visit.js';

const typo = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD';

describe.skipIf(!hasChromium)("the drop-in page's values", () => {
  const stage = setDemo();
  let payer: Visit;
  const open = async () => {
    payer = await visit(stage.demo.url);
    return payer;
  };

  afterEach(() => checkConsole(payer));

  it('give one new frame when the amount changes', async () => {
    const { page, start, fill, shows, frameLoads } = await open();
    await start({ amount: '100' });

    await fill({ amount: '250' });
    await page.getByText('the checkout is for 100 USD').waitFor();
    await page.getByRole('button', { name: 'Update the checkout' }).click();
    await shows('$250.00');

    expect(frameLoads.map((url) => parametersOf(url)['amount'])).toEqual(['100', '250']);
    expect(await page.locator('iframe').count()).toBe(1);
  });

  it('change once a payment under way is finished', async () => {
    const { page, start, fill, shows, press, sees, frameLoads } = await open();
    await start({ amount: '100' });
    await press('Continue');
    await press('Harbor Bank');

    await fill({ amount: '250' });
    await page.getByRole('button', { name: 'Update the checkout' }).click();
    await press('Approve payment');
    await sees('Payment complete');
    expect(frameLoads).toHaveLength(1);
    await press('Done');
    await shows('$250.00');

    expect(frameLoads).toHaveLength(2);
  });

  it.each([
    ['a typo in the address', { address: typo }, 'Wallet address', 'has a typo'],
    ['no address', { address: '' }, 'Wallet address', 'not a wallet address'],
    ['a grouped amount', { amount: '1,000' }, 'Amount', 'Enter US dollars'],
    ['no money', { amount: '0' }, 'Amount', 'Enter US dollars'],
  ])('are told what is wrong with them: %s; there is no frame', async (_, values, label, words) => {
    const { page, fill, frameLoads } = await open();

    await fill(values);

    const field = page.getByLabel(label);
    await page.getByText(words).waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const described = await field.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain(words);
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await page.locator('iframe').count()).toBe(0);
    expect(frameLoads).toEqual([]);
  });
});
