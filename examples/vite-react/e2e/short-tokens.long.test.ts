import { beforeAll, describe, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setDemo } from './test-support/stage.js';
import { parametersOf, visit } from './test-support/visit.js';

describe.skipIf(!hasChromium).concurrent('with tokens of 10 seconds', () => {
  const stage = setDemo();
  beforeAll(() => stage.demo.setFaults({ token: { lifetimeSeconds: 10 } }));

  it('a payer who starts at any moment of a minute can create an order', async ({
    expect,
    onTestFinished,
  }) => {
    const open = visit(stage.demo.url, {}, onTestFinished);
    const { page, start, press, sees, problems } = await open;
    const orders = page.getByRole('log').getByText('order_created');
    await start();
    const opened = performance.now();

    // Short waits and long ones: the frame's own token is fresh, old, or replaced with the frame.
    const moments = [0, 3, 6, 9, 13, 17, 28, 31, 34, 37, 50, 54, 57, 60];
    for (const [index, second] of moments.entries()) {
      const clock = () => performance.now() - opened;
      await expect.poll(clock, { timeout: 30_000 }).toBeGreaterThanOrEqual(second * 1000);
      await press('Continue');
      await press('Harbor Bank');
      await sees('Approve the payment');
      await orders.nth(index).waitFor();
      await press('Cancel');
      await press('Cancel payment');
      await page.getByRole('button', { name: 'Start again' }).click();
    }

    expect(await orders.count()).toBe(moments.length);
    expect(problems).toEqual([]);
  }, 120_000);

  it('a renewed token reloads nothing', async ({ expect, onTestFinished }) => {
    const open = visit(stage.demo.url, {}, onTestFinished);
    const { page, start, frameLoads, problems, press } = await open;
    const tokens: string[] = [];
    page.on('response', async (response) => {
      if (new URL(response.url()).pathname !== '/api/phoenix/token') return;
      tokens.push(((await response.json()) as { access_token: string }).access_token);
    });
    await start();
    const used = () => frameLoads.map((url) => parametersOf(url)['access_token']);
    const different = () => new Set(tokens).size;

    await expect.poll(different, { timeout: 15_000 }).toBe(2);
    expect(used()).toEqual([tokens[0]]);
    await press('Continue');
    await press('Harbor Bank');
    // By the fifth token, the first one is over.
    await expect.poll(different, { timeout: 40_000 }).toBe(5);
    expect(used()).toEqual([tokens[0]]);
    await press('Approve payment');
    await page.getByText('Paid', { exact: true }).first().waitFor();
    expect(problems).toEqual([]);
  });
});
