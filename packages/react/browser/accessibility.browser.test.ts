import { describe, expect, it } from 'vitest';
import { hasChromium } from '../../../.ci/chromium.mjs';
import { lookForBarriers } from './harness/look-for-barriers.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('the component', () => {
  const stage = setStage();

  /** Brings a checkout into each state, from a page on which nothing is rendered yet. */
  const ways: Record<string, (shop: ShopPage, theme: 'light' | 'dark') => Promise<void>> = {
    async authorizing(shop, theme) {
      stage.backend.behaviour = { hangs: true };
      await shop.render({ theme });
    },
    async loading(shop, theme) {
      stage.sandbox.sandbox.setFaults({ checkout: { reply: 'hang' } });
      await shop.render({ theme });
    },
    ready: (shop, theme) => shop.render({ theme }),
    async ordered(shop, theme) {
      await shop.render({ theme });
      await shop.press('Continue');
      await shop.press('Harbor Bank');
    },
    async error(shop, theme) {
      stage.backend.behaviour = { status: 401 };
      await shop.render({ theme });
    },
    async cancelled(shop, theme) {
      await shop.render({ theme });
      await shop.press('Cancel');
    },
    async done(shop, theme) {
      await ways['ordered']?.(shop, theme);
      await shop.press('Approve payment');
      await shop.press('Done');
    },
  };

  it.each(
    Object.keys(ways).flatMap((state) => [[state, 'light'] as const, [state, 'dark'] as const]),
  )('has no barrier that axe finds: %s, %s', async (state, theme) => {
    const shop = await stage.open({ context: { colorScheme: theme, reducedMotion: 'reduce' } });

    await ways[state]?.(shop, theme);
    await shop.becomes(state);

    expect(await lookForBarriers(shop.page)).toEqual([]);
  });
});
