import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a payer at work', () => {
  const stage = setStage();
  const amounts = ({ frameLoads }: ShopPage) =>
    frameLoads.map((url) => url.searchParams.get('amount'));
  const openCustom = async () => {
    const shop = await stage.open();
    await shop.render({}, { kind: 'custom' });
    await shop.becomes('ready');
    return shop;
  };
  const isPinned = (shop: ShopPage) => shop.page.locator('[data-pinned="true"]').waitFor();

  it('with a click inside holds back a changed amount, which applies once focus leaves', async () => {
    const shop = await openCustom();
    await shop.frame.getByText('You pay').click();

    await shop.render({ amount: '101' });
    await isPinned(shop);
    await shop.page.evaluate(() => window.fixture.rerender(3));
    await shop.settle();
    expect(amounts(shop)).toEqual(['100']);
    await shop.leaveFrame();

    await shop.offers('$101.00');
    expect(amounts(shop)).toEqual(['100', '101']);
  });

  it('who came in with Tab holds it back too', async () => {
    const shop = await openCustom();
    await shop.page.getByRole('button', { name: 'Before' }).focus();
    await shop.page.keyboard.press('Tab');
    await expectSoon(() => shop.page.evaluate(() => document.activeElement?.tagName)).toBe(
      'IFRAME',
    );

    await shop.render({ amount: '101' });
    await isPinned(shop);
    await shop.settle();

    expect(amounts(shop)).toEqual(['100']);
  });

  it('gets the latest of several amounts, not each of them', async () => {
    const shop = await openCustom();
    await shop.frame.getByText('You pay').click();

    for (const amount of ['101', '102', '103']) await shop.render({ amount });
    await isPinned(shop);
    await shop.leaveFrame();
    await shop.offers('$103.00');

    expect(amounts(shop)).toEqual(['100', '103']);
  });

  it('with an order open holds it back though focus has left, until the order is done', async () => {
    const shop = await openCustom();
    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.called('onOrderCreated');
    await shop.leaveFrame();

    await shop.render({ amount: '101' });
    await isPinned(shop);
    await shop.press('Approve payment');
    await shop.called('onTransactionSuccess');
    await shop.leaveFrame();
    await shop.settle();
    expect(amounts(shop)).toEqual(['100']);
    await shop.press('Done');
    await shop.called('onDone');
    await shop.leaveFrame();

    await shop.offers('$101.00');
    expect(amounts(shop)).toEqual(['100', '101']);
  });

  it('is held for as long as an order lives', async () => {
    const shop = await stage.openReady({}, { holdsClock: true });
    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.called('onOrderCreated');
    await shop.leaveFrame();
    await shop.render({ amount: '101' });

    await stage.pass(shop, 24 * 60);
    await shop.settle();

    expect(amounts(shop)).toEqual(['100']);
  });

  it('is overruled by reload(), which applies the latest values at once', async () => {
    const shop = await stage.openReady();
    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.called('onOrderCreated');
    await shop.render({ amount: '101' });

    await shop.page.evaluate(() => window.fixture.reload());
    await shop.offers('$101.00');

    expect(amounts(shop)).toEqual(['100', '101']);
  });
});
