import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { postMessages } from './harness/post-messages.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a checkout in a Suspense boundary', () => {
  const stage = setStage();

  async function openInBoundary(strict: boolean) {
    const shop = await stage.open({ mode: 'development' });
    await shop.render({}, { boundary: true, strict });
    await shop.becomes('ready');
    return shop;
  }

  /** The frame's own document, hidden or not. */
  function checkoutOf({ page }: ShopPage) {
    const [, frame] = page.frames();
    if (!frame) throw new Error('The page has no frame.');
    return frame;
  }

  const transit = (shop: ShopPage, amount: string) =>
    shop.page.evaluate((props) => window.fixture.renderInTransition(props), {
      ...stage.props,
      amount,
    });

  it.each([false, true])(
    'that falls back again keeps its frame, and hears it meanwhile (StrictMode: %s)',
    async (strict) => {
      const shop = await openInBoundary(strict);

      await shop.page.evaluate(() => window.fixture.suspend());
      await shop.page.getByText('Preparing the shop').waitFor();
      await postMessages(shop, checkoutOf(shop), 'parent', [
        { type: 'ORDER_CREATED', data: { order_id: '42' } },
      ]);
      expect(await shop.called('onOrderCreated')).toMatchObject({ orderId: '42' });
      await shop.page.evaluate(() => window.fixture.resume());
      await shop.becomes('ordered');
      await shop.settle();

      expect(shop.frameLoads).toHaveLength(1);
      expect(stage.backend.requests).toBe(1);
      expect(shop.complaints).toEqual([]);
    },
  );

  it('keeps its frame through a transition that waits, and through its end', async () => {
    const shop = await openInBoundary(true);

    await transit(shop, '100');
    await shop.settle();
    await shop.page.evaluate(() => window.fixture.resume());
    await shop.settle();
    await shop.becomes('ready');

    expect(shop.frameLoads).toHaveLength(1);
    expect(shop.complaints).toEqual([]);
  });

  it('has the new amount, once, when the transition to it ends', async () => {
    const shop = await openInBoundary(true);

    await transit(shop, '200');
    await shop.settle();
    expect(shop.frameLoads).toHaveLength(1);
    await shop.page.evaluate(() => window.fixture.resume());
    await shop.offers('$200.00');
    await shop.settle();

    expect(shop.frameLoads).toHaveLength(2);
    expect(stage.backend.requests).toBe(1);
    expect(shop.complaints).toEqual([]);
  });
});
