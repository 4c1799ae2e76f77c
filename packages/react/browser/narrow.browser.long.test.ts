import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a checkout with less room than its frame needs', () => {
  const stage = setStage();

  /** With the mouse, at the place that the payer sees: a locator's click knows nothing of the scale. */
  async function pressWhereItIsSeen({ page, frame }: ShopPage, name: string) {
    const box = await page.locator('iframe').boundingBox();
    const inner = await frame.getByRole('button', { name, exact: true }).evaluate((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    if (!box) throw new Error('There is no frame.');
    const scale = box.width / 350;
    await page.mouse.click(box.x + inner.x * scale, box.y + inner.y * scale);
  }

  it.each(['inline', 'modal'] as const)('is scaled to 320 px, not cut: %s', async (mode) => {
    const shop = await stage.open({ context: { viewport: { width: 320, height: 700 } } });
    await shop.render({ mode, open: true });
    await shop.becomes('ready');

    const { width, height } = (await shop.page.locator('iframe').boundingBox()) ?? {};
    expect(width).toBeLessThanOrEqual(320);
    expect((width ?? 0) / 350).toBeCloseTo((height ?? 0) / 600, 3);
    expect(await shop.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    // Inside it is as big as ever, and what is pressed is what is meant.
    expect(await shop.frame.locator('html').evaluate(() => innerWidth)).toBe(350);
    await pressWhereItIsSeen(shop, 'Continue');
    await pressWhereItIsSeen(shop, 'Harbor Bank');
    await shop.called('onOrderCreated');
  });

  it('is scaled in a narrow box from right to left too', async () => {
    const shop = await stage.open({ context: { viewport: { width: 320, height: 700 } } });
    await shop.page.evaluate(() => (document.documentElement.dir = 'rtl'));
    await shop.render();
    await shop.becomes('ready');

    const stageBox = await shop.page.locator('.phoenix-checkout-stage').boundingBox();
    const frameBox = await shop.page.locator('iframe').boundingBox();

    expect(frameBox?.x).toBeCloseTo(stageBox?.x ?? -1, 0);
    expect(frameBox?.width).toBeCloseTo(stageBox?.width ?? -1, 0);
    expect(frameBox?.height).toBeCloseTo(stageBox?.height ?? -1, 0);
  });

  it.each(['display: flex', 'display: grid', 'display: inline-block'])(
    'does not widen a narrow page in a layout of the host: %s',
    async (around) => {
      const shop = await stage.open({ context: { viewport: { width: 320, height: 700 } } });
      await shop.page.evaluate((css) => {
        const main = document.querySelector('main');
        const outer = document.createElement('div');
        outer.style.cssText = css;
        main?.before(outer);
        outer.append(main ?? '');
        main?.style.setProperty('display', 'block');
      }, around);
      await shop.render();
      await shop.becomes('ready');

      const scrollWidth = await shop.page.evaluate(() => document.documentElement.scrollWidth);
      const frameBox = await shop.page.locator('iframe').boundingBox();
      await shop.page.setViewportSize({ width: 1280, height: 800 });

      expect(scrollWidth).toBe(320);
      expect(frameBox?.width).toBe(288);
      await expectSoon(async () => (await shop.page.locator('iframe').boundingBox())?.width).toBe(
        350,
      );
    },
  );

  it('has its 350 by 600 where there is room', async () => {
    const shop = await stage.openReady();

    expect(await shop.page.locator('iframe').boundingBox()).toMatchObject({
      width: 350,
      height: 600,
    });
  });
});
