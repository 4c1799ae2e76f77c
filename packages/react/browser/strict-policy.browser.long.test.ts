import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

// Every page of the stage is under the policy; here is what depends on it.
describe.skipIf(!hasChromium)('under a strict Content-Security-Policy', () => {
  const stage = setStage();

  const looks = ({ page }: ShopPage, selector: string) =>
    page.locator(selector).evaluate((element) => {
      const { width, height, borderTopLeftRadius, position, animationName } =
        getComputedStyle(element);
      return { width, height, borderTopLeftRadius, position, animationName };
    });
  async function expectNoViolations(shop: ShopPage) {
    expect(await shop.page.evaluate(() => window.fixture.violations)).toEqual([]);
    expect(shop.complaints).toEqual([]);
  }

  it('a payment goes through without a violation', async () => {
    const shop = await stage.open();
    await shop.render();

    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.press('Approve payment');
    await shop.called('onTransactionSuccess');
    await shop.press('Done');
    await shop.becomes('done');

    await expectNoViolations(shop);
  });

  it('a payment in a modal goes through without a violation', async () => {
    const shop = await stage.open();
    await shop.render({ mode: 'modal' }, { trigger: true });
    await shop.page.getByRole('button', { name: 'Pay', exact: true }).click();

    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.called('onOrderCreated');
    await shop.page.getByRole('button', { name: 'Close', exact: true }).click();
    await shop.page.getByRole('button', { name: 'Keep paying' }).click();
    await shop.press('Approve payment');
    await shop.press('Done');
    await shop.called('onDone');

    await expectNoViolations(shop);
  });

  it('the looks of the loading view and the frame apply', async () => {
    stage.backend.behaviour = { hangs: true };
    const shop = await stage.open();

    await shop.render();
    await shop.becomes('authorizing');

    expect(await looks(shop, '.phoenix-checkout')).toMatchObject({ borderTopLeftRadius: '16px' });
    expect(await looks(shop, '.phoenix-checkout-stage')).toMatchObject({
      width: '350px',
      height: '600px',
    });
    expect(await looks(shop, '.phoenix-checkout-panel')).toMatchObject({ position: 'absolute' });
    expect(await looks(shop, '.phoenix-checkout-mark')).toMatchObject({
      animationName: 'phoenix-checkout',
    });
    await expectNoViolations(shop);
  });

  it('the looks of the error view apply', async () => {
    const shop = await stage.open();

    stage.backend.behaviour = { status: 401 };
    await shop.render();
    await shop.becomes('error');

    expect(await looks(shop, '.phoenix-checkout-panel')).toMatchObject({ position: 'absolute' });
    const button = await shop.page.locator('.phoenix-checkout-button').boundingBox();
    expect(button?.height).toBeGreaterThanOrEqual(44);
    await expectNoViolations(shop);
  });

  it("the host's own class and custom properties win over ours", async () => {
    const shop = await stage.open();

    stage.backend.behaviour = { status: 401 };
    await shop.render({ className: 'brand' });
    await shop.becomes('error');

    const button = shop.page.locator('.phoenix-checkout-button');
    expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      'rgb(0, 100, 0)',
    );
    expect(await looks(shop, '.phoenix-checkout')).toMatchObject({ width: '400px' });
    await expectNoViolations(shop);
  });
});
