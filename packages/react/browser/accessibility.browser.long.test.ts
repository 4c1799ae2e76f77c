import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
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

  /** A modal, and what may be in it. */
  const modals: typeof ways = {
    async closed(shop, theme) {
      await shop.render({ theme, mode: 'modal' }, { trigger: true });
      await shop.page.locator('dialog').waitFor({ state: 'attached' });
    },
    async open(shop, theme) {
      await shop.render({ theme, mode: 'modal', open: true });
      await shop.becomes('ready');
    },
    async 'with the question whether to close'(shop, theme) {
      await shop.render({ theme, mode: 'modal', open: true });
      await shop.press('Continue');
      await shop.press('Harbor Bank');
      await shop.called('onOrderCreated');
      await shop.page.getByRole('button', { name: 'Close', exact: true }).click();
      await shop.page.getByRole('button', { name: 'Keep paying' }).waitFor();
    },
    async 'with an error'(shop, theme) {
      await shop.render({ theme, mode: 'modal', open: true, amount: '0' });
      await shop.page.getByRole('alert').waitFor();
    },
    async 'with a value held back'(shop, theme) {
      await shop.render({ theme, mode: 'modal', open: true });
      await shop.press('Continue');
      await shop.render({ theme, mode: 'modal', open: true, amount: '101' });
      await shop.page.getByText('Your change applies after this payment.').waitFor();
    },
  };

  it.each(
    Object.keys(modals).flatMap((state) => [[state, 'light'] as const, [state, 'dark'] as const]),
  )('has no barrier that axe finds as a modal: %s, %s', async (state, theme) => {
    const shop = await stage.open({ context: { colorScheme: theme, reducedMotion: 'reduce' } });

    await modals[state]?.(shop, theme);

    expect(await lookForBarriers(shop.page)).toEqual([]);
  });

  it.each(
    Object.keys(ways).flatMap((state) => [[state, 'light'] as const, [state, 'dark'] as const]),
  )('has no barrier that axe finds: %s, %s', async (state, theme) => {
    const shop = await stage.open({ context: { colorScheme: theme, reducedMotion: 'reduce' } });

    await ways[state]?.(shop, theme);
    await shop.becomes(state);

    expect(await lookForBarriers(shop.page)).toEqual([]);
  });
});
