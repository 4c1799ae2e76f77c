import { describe, expect, it } from 'vitest';
import { hasChromium, wholeChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a frame', () => {
  const stage = setStage(wholeChromium);
  const alert = ({ page }: ShopPage) => page.getByRole('alert');
  const codes = async (shop: ShopPage) =>
    (await shop.calls()).map(({ name, value }) => `${name} ${value['code']}`);

  async function openHanging(options = {}) {
    stage.sandbox.sandbox.setFaults({ checkout: { reply: 'hang' } });
    const shop = await stage.open({ holdsClock: true });
    await shop.render(options);
    await shop.becomes('loading');
    await expectSoon(() => shop.frameLoads.length).toBe(1);
    return shop;
  }

  it('whose server hangs is an error after 20 seconds, with a retry', async () => {
    const shop = await openHanging();

    await stage.pass(shop, 15);
    await shop.settle();
    expect(await codes(shop)).toEqual([]);
    await stage.pass(shop, 6);
    await alert(shop).waitFor();
    expect(await codes(shop)).toEqual(['onError frame_load_timeout']);
    stage.sandbox.sandbox.setFaults({});
    await shop.page.getByRole('button', { name: 'Try again' }).click();
    await shop.becomes('ready');

    await shop.sees('Buy USDC');
    expect(shop.frameLoads).toHaveLength(2);
  });

  it('whose server hangs can be opened in a new tab', async () => {
    const shop = await openHanging({ loadTimeoutMs: 1000 });
    await stage.pass(shop, 2);
    await alert(shop).waitFor();
    stage.sandbox.sandbox.setFaults({});

    const opening = shop.page.context().waitForEvent('page');
    await shop.page.getByRole('link', { name: /new tab/ }).click();
    const tab = await opening;
    await tab.getByRole('heading', { name: 'Buy USDC' }).waitFor();

    expect(await tab.evaluate(() => [opener, document.referrer])).toEqual([null, '']);
  });

  it('that comes after all is ready by itself', async () => {
    stage.sandbox.sandbox.setFaults({ checkout: { delayMs: 1500, times: 1 } });
    const shop = await stage.open();
    await shop.render({ loadTimeoutMs: 200 });
    await alert(shop).waitFor();

    await shop.becomes('ready');
    await shop.sees('Buy USDC');

    expect(shop.frameLoads).toHaveLength(1);
    expect(await codes(shop)).toEqual(['onError frame_load_timeout']);
  });

  it.each(["frame-src 'none'", "default-src 'self'; connect-src *", 'child-src https://a.example'])(
    "that the host's own policy refuses is an error: %s",
    async (policy) => {
      const shop = await stage.open({ headers: { 'Content-Security-Policy': policy } });

      await shop.render();
      await alert(shop).waitFor();
      await shop.becomes('error');

      expect(await codes(shop)).toEqual(['onError frame_blocked']);
      expect(await shop.page.getByRole('link', { name: /new tab/ }).isVisible()).toBe(true);
    },
  );

  it('that a policy only reports is shown', async () => {
    const shop = await stage.open({
      headers: { 'Content-Security-Policy-Report-Only': "frame-src 'none'" },
    });

    await shop.render();
    await shop.becomes('ready');
    await shop.sees('Buy USDC');

    expect(await codes(shop)).toEqual([]);
    expect(await shop.page.evaluate(() => window.fixture.violations)).not.toEqual([]);
  });
});
