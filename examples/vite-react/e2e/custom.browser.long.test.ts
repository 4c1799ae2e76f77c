import { afterEach, describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setDemo } from './test-support/stage.js';
import { checkConsole, parametersOf, visit, type Visit } from './test-support/visit.js';

describe.skipIf(!hasChromium)('the page with its own UI', () => {
  const stage = setDemo();
  let payer: Visit;
  const open = async () => {
    payer = await visit(`${stage.demo.url}custom.html`);
    await payer.sees('Buy USDC');
    return payer;
  };

  afterEach(() => checkConsole(payer));

  it('shares one token between its two hooks, and loads one frame', async () => {
    const { page, tokenRequests, frameLoads } = await open();

    await page.getByText(/^(60:00|59:\d\d) left/).waitFor();

    expect(tokenRequests()).toBe(1);
    expect(frameLoads).toHaveLength(1);
  });

  it.each(['bank', 'zelle'] as const)('pays by %s and shows the transaction', async (how) => {
    const { page, pay, press } = await open();
    const status = page.getByRole('status');

    await pay(how);

    await status.getByText('Paid. The USDC is in the wallet.').waitFor();
    await page.locator('.status-line code', { hasText: /^0x[\da-f]{64}$/ }).waitFor();
    // A sandbox's transaction is on no chain: an explorer would not find it.
    expect(await page.getByRole('link', { name: /^0x/ }).count()).toBe(0);
    await press('Done');
    await status.getByText('All done. Thank you!').waitFor();
    await page.getByRole('button', { name: 'Top up again' }).click();
    await payer.sees('Buy USDC');
  });

  it('gives one new frame for another amount', async () => {
    const { page, shows, frameLoads } = await open();

    await page.getByText('$250').click();
    await shows('$250.00');

    expect(frameLoads.map((url) => parametersOf(url)['amount'])).toEqual(['50', '250']);
  });

  it('says that another amount waits for a payment under way', async () => {
    const { page, shows, press, frameLoads } = await open();
    await press('Continue');
    await press('Harbor Bank');

    await page.getByText('$25', { exact: true }).click();
    await page.getByText('Another amount applies when this payment is over.').waitFor();
    expect(frameLoads).toHaveLength(1);
    await press('Cancel');
    await press('Cancel payment');
    await shows('$25.00');

    expect(frameLoads).toHaveLength(2);
  });
});
