import { beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../../../.ci/chromium.mjs';
import { setDemo } from './test-support/stage.js';
import { parametersOf, visit } from './test-support/visit.js';

describe.skipIf(!hasChromium)('with tokens of 10 seconds', () => {
  const stage = setDemo();
  beforeAll(() => stage.demo.setFaults({ token: { lifetimeSeconds: 10 } }));

  it('a payer who starts at any moment of a minute can create an order', async () => {
    const { page, start, press, sees, problems } = await visit(stage.demo.url);
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

  it('a renewed token reloads nothing', async () => {
    const { page, start, frameLoads, tokenRequests, problems, press } = await visit(stage.demo.url);
    const tokens: string[] = [];
    page.on('response', async (response) => {
      if (new URL(response.url()).pathname !== '/api/phoenix/token') return;
      tokens.push(((await response.json()) as { access_token: string }).access_token);
    });
    await start();
    const [used] = frameLoads.map((url) => parametersOf(url)['access_token']);
    await press('Continue');
    await press('Harbor Bank');

    // Three more tokens: the first one is over by then.
    await expect.poll(() => new Set(tokens).size, { timeout: 40_000 }).toBeGreaterThan(3);

    expect(tokenRequests()).toBeGreaterThan(3);
    expect(frameLoads.map((url) => parametersOf(url)['access_token'])).toEqual([used]);
    await press('Approve payment');
    await page.getByText('Paid', { exact: true }).first().waitFor();
    expect(problems).toEqual([]);
  });
});
