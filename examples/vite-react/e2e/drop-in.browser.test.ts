import { afterEach, describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setDemo } from './test-support/stage.js';
import { checkConsole, parametersOf, visit, type Visit } from './test-support/visit.js';

const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
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
