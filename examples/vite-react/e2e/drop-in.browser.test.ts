import { afterEach, describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setDemo } from './test-support/stage.js';
import { checkConsole, parametersOf, visit, type Visit } from './test-support/visit.js';

const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const typo = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD';
const jwt = /^[\w-]+\.[\w-]+\.[\w-]+$/;

describe.skipIf(!hasChromium)('the drop-in page', () => {
  const stage = setDemo();
  let payer: Visit;
  const open = async () => {
    payer = await visit(stage.demo.url);
    return payer;
  };
  const src = () => payer.page.locator('iframe').getAttribute('src');

  afterEach(() => checkConsole(payer));

  it('gives the frame its address, amount and token', async () => {
    const { page, start } = await open();

    await start({ amount: '12.50' });

    expect(await src()).toContain(stage.demo.sandboxUrl);
    expect(parametersOf(await src())).toEqual({
      address,
      amount: '12.5',
      access_token: expect.stringMatching(jwt),
    });
    const frame = page.locator('iframe');
    expect(await frame.boundingBox()).toMatchObject({ width: 350, height: 600 });
    expect(await frame.getAttribute('title')).toBe('Phoenix Payment');
    expect(await frame.getAttribute('allow')).toBe('clipboard-write');
  });

  it('asks for one token and loads one frame, under StrictMode', async () => {
    const { start, pay, tokenRequests, frameLoads } = await open();

    await start();
    await pay('bank');

    expect(tokenRequests()).toBe(1);
    expect(frameLoads).toHaveLength(1);
  });

  it.each(['bank', 'zelle'] as const)('shows the transaction of a payment by %s', async (how) => {
    const { page, start, pay, press } = await open();
    await start({ amount: '25' });

    await pay(how);

    const receipt = page.getByRole('region', { name: 'Payment' });
    await receipt.getByText('Paid', { exact: true }).waitFor();
    const hash = await receipt.locator('code').textContent();
    expect(hash).toMatch(/^0x[\da-f]{64}$/);
    await receipt.getByText(/^25\.\d\d USDC$/).waitFor();
    // A sandbox's transaction is on no chain: an explorer would not find it.
    await receipt.getByText('Made up by the sandbox: it is on no chain.').waitFor();
    expect(await receipt.getByRole('link').count()).toBe(0);
    await press('Done');
    await page.getByText('All done').first().waitFor();
    const events = await page.getByRole('log').locator('code').allTextContents();
    expect(events).toEqual(['done', 'transaction_success', 'order_created']);
  });

  it('gives one new frame for a changed amount', async () => {
    const { page, start, fill, shows, frameLoads } = await open();
    await start({ amount: '100' });

    await fill({ amount: '250' });
    await page.getByText('the checkout is for 100 USD').waitFor();
    await page.getByRole('button', { name: 'Update the checkout' }).click();
    await shows('$250.00');

    expect(frameLoads.map((url) => parametersOf(url)['amount'])).toEqual(['100', '250']);
    expect(await page.locator('iframe').count()).toBe(1);
  });

  it('finishes a payment under way before a changed amount applies', async () => {
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
  ])('says what is wrong with %s, and shows no frame', async (_, values, label, words) => {
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

  it('starts again after the payer has cancelled', async () => {
    const { page, start, press, pay, frameLoads } = await open();
    await start();
    await press('Cancel');

    await page.getByRole('button', { name: 'Start again' }).click();
    await pay('bank');

    await page.getByText('Paid', { exact: true }).first().waitFor();
    expect(frameLoads).toHaveLength(2);
  });
});
