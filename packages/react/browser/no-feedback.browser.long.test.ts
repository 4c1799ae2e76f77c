import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

/** What went on in the page while its window had one size. */
interface Rest {
  /** How often the frame changed its size after it should have come to rest. */
  changes: number;
  /** Among them those that browsers report when a size depends on itself. */
  errors: number;
}

describe.skipIf(!hasChromium)('where scroll bars take up room', () => {
  const stage = setStage({ ignoreDefaultArgs: ['--hide-scrollbars'] });

  async function watch({ page }: ShopPage, width: number, height: number): Promise<Rest> {
    await page.setViewportSize({ width, height });
    return page.evaluate(async () => {
      let errors = 0;
      const onError = () => (errors += 1);
      addEventListener('error', onError);
      const frames = async (count: number, look = () => {}) => {
        for (let index = 0; index < count; index++) {
          await new Promise(requestAnimationFrame);
          look();
        }
      };
      const size = () => {
        const box = document.querySelector('.phoenix-checkout-stage')?.getBoundingClientRect();
        return `${box?.width} ${box?.height} ${document.documentElement.clientWidth}`;
      };
      await frames(4);
      let last = size();
      let changes = 0;
      await frames(8, () => {
        if (size() !== last) changes += 1;
        last = size();
      });
      removeEventListener('error', onError);
      return { changes, errors };
    });
  }

  /** Around a height at which a scroll bar comes and goes, and as far as a smaller frame moves it. */
  const around = (height: number) => [1, 0, -1, -6, -12, -18, -24, -28].map((by) => height + by);

  it('an inline checkout comes to rest at every size', async () => {
    const shop = await stage.openReady();
    const restless: string[] = [];
    for (const width of [332, 350, 364, 366, 374, 380, 384, 390, 396]) {
      await watch(shop, width, 2000);
      const height = await shop.page.evaluate(() => document.documentElement.offsetHeight);
      for (const near of around(height)) {
        const { changes, errors } = await watch(shop, width, near);
        if (changes || errors) restless.push(`${width} x ${near}: ${changes}, ${errors}`);
      }
    }

    expect(restless).toEqual([]);
  });

  it('a modal comes to rest at every size', async () => {
    const shop = await stage.open();
    await shop.render({ mode: 'modal', open: true });
    await shop.becomes('ready');
    const restless: string[] = [];
    for (const width of [320, 340, 360, 366, 380, 400, 1000]) {
      await watch(shop, width, 2000);
      const height = await shop.page.locator('dialog').evaluate(({ scrollHeight }) => scrollHeight);
      for (const near of around(height)) {
        const { changes, errors } = await watch(shop, width, near);
        if (changes || errors) restless.push(`${width} x ${near}: ${changes}, ${errors}`);
      }
    }

    expect(restless).toEqual([]);
  });

  it('the frame is seen whole, beside the scroll bar', async () => {
    const shop = await stage.openReady();

    for (const [width, height] of [
      [366, 640],
      [340, 500],
      [1000, 500],
    ] as const) {
      await watch(shop, width, height);
      const { left, right, room } = await shop.page.evaluate(() => {
        const box = document.querySelector('.phoenix-checkout-frame')?.getBoundingClientRect();
        return {
          left: box?.left ?? -1,
          right: box?.right ?? -1,
          room: document.documentElement.clientWidth,
        };
      });

      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(room);
    }
  });
});
