import { describe, expect, it } from 'vitest';
import { hasChromium, wholeChromium } from '@phoenix-checkout/test-kit/chromium';
import type { FrameLocator, Page } from 'playwright-core';
import type { FixtureProps, RenderOptions } from './fixture/fixture.js';
import { expectSoon } from './harness/expect-soon.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a checkout in another document than the script', () => {
  const stage = setStage();

  /** The document that the portal leads into, and the checkout in it. */
  async function open(
    place: 'frame' | 'popup',
    props: FixtureProps = {},
    options: RenderOptions = {},
  ) {
    const shop = await stage.open();
    const opened = place === 'popup' ? shop.page.waitForEvent('popup') : undefined;
    await shop.render(props, { ...options, place });
    const popup = await opened;
    const there: Page | FrameLocator = popup ?? shop.page.frameLocator('iframe.elsewhere');
    return { shop, popup, there, frame: there.frameLocator('iframe') };
  }
  type There = Awaited<ReturnType<typeof open>>;
  const becomes = ({ there }: There, status: string) =>
    there.locator(`[data-status="${status}"]`).waitFor({ state: 'attached' });
  async function order({ frame, shop }: There) {
    await frame.getByRole('button', { name: 'Continue', exact: true }).click();
    await frame.getByRole('button', { name: 'Harbor Bank' }).click();
    await shop.called('onOrderCreated');
  }
  const amount = async ({ there }: There) => {
    const src = await there.locator('iframe').getAttribute('src');
    return new URL(src ?? '').searchParams.get('amount');
  };

  describe.each(['frame', 'popup'] as const)('%s', (place) => {
    it('has its looks, loads, and is heard to the end of a payment', async () => {
      const other = await open(place);
      await becomes(other, 'ready');

      const radius = await other.there
        .locator('.phoenix-checkout')
        .evaluate((element) => getComputedStyle(element).borderTopLeftRadius);
      expect(radius).toBe('16px');
      await order(other);
      await other.frame.getByRole('button', { name: 'Approve payment' }).click();
      await other.shop.called('onTransactionSuccess');
      expect(other.shop.complaints).toEqual([]);
    });

    it('with a UI of the host is heard too, and a payer in it holds back a new amount', async () => {
      const other = await open(place, {}, { kind: 'custom' });
      await becomes(other, 'ready');
      await other.frame.getByText('You pay').click();

      await other.shop.render({ amount: '101' });
      await other.there.locator('[data-pinned="true"]').waitFor();
      await other.shop.settle();
      expect(await amount(other)).toBe('100');
      await other.there.getByRole('button', { name: 'Beside' }).click();

      await other.frame.locator('dd[data-field="amount"]', { hasText: '$101.00' }).waitFor();
      await order(other);
    });

    it('as a modal has the focus, the scroll lock and Escape there, not here', async () => {
      const other = await open(place, { mode: 'modal', open: true });
      await becomes(other, 'ready');
      const dialog = other.there.locator('dialog');

      expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
      expect(
        await dialog.evaluate(({ ownerDocument: { activeElement } }) => activeElement?.className),
      ).toBe('phoenix-checkout-close');
      expect(
        await dialog.evaluate((element) => element.ownerDocument.documentElement.style.overflow),
      ).toBe('hidden');
      expect(await other.shop.page.evaluate(() => document.documentElement.style.overflow)).toBe(
        '',
      );
      await dialog.press('Escape');

      expect(await other.shop.called('onOpenChange')).toEqual({ open: false });
    });

    it('leaves nothing behind when it goes', async () => {
      const other = await open(place, { mode: 'modal', open: true });
      await becomes(other, 'ready');

      await other.shop.page.evaluate(() => window.fixture.unmount());

      expect(
        await other.there
          .locator('body')
          .evaluate(({ ownerDocument: { documentElement } }) => documentElement.style.overflow),
      ).toBe('');
    });
  });

  it('a payer who closes the window in the middle of an order is asked first', async () => {
    const other = await open('popup');
    await becomes(other, 'ready');
    await order(other);
    if (!other.popup) throw new Error('There is no popup.');
    const asked = other.popup.waitForEvent('dialog');

    const leaving = other.popup.close({ runBeforeUnload: true });
    const dialog = await asked;
    await dialog.dismiss();
    await leaving;

    expect(dialog.type()).toBe('beforeunload');
  });

  it('a frame that the policy there refuses is an error', async () => {
    const shop = await stage.open({ headers: { 'Content-Security-Policy': "frame-src 'none'" } });
    await shop.render({}, { place: 'frame' });

    await shop.page.frameLocator('iframe.elsewhere').getByRole('alert').waitFor();

    expect((await shop.called('onError'))['code']).toBe('frame_blocked');
  });
});

describe.skipIf(!hasChromium)('a checkout in a popup, in a browser that blocks others', () => {
  const stage = setStage({ ...wholeChromium, ignoreDefaultArgs: ['--disable-popup-blocking'] });

  it('opens the explorer from the window that the payer has clicked in', async () => {
    const shop = await stage.open();
    const context = shop.page.context();
    await context.route(/basescan/, (route) => route.fulfill({ body: 'Explorer' }));
    const opened = shop.page.waitForEvent('popup');
    await shop.render({}, { place: 'popup' });
    const frame = (await opened).frameLocator('iframe');
    for (const name of ['Continue', 'Harbor Bank', 'Approve payment']) {
      await frame.getByRole('button', { name, exact: name === 'Continue' }).click();
    }
    // A test's script counts as a click in the page, which one window uses up.
    await shop.page.evaluate(() => window.open()?.close());

    const opening = context.waitForEvent('page');
    await frame.getByRole('button', { name: 'View on explorer' }).click();
    const tab = await opening;
    await tab.getByText('Explorer').waitFor();

    const [order] = stage.sandbox.sandbox.orders;
    expect(tab.url()).toBe(`https://basescan.org/tx/${order?.transactionHash}`);
    expect(await tab.evaluate(() => [opener, document.referrer])).toEqual([null, '']);
  });
});

describe.skipIf(!hasChromium)('a checkout in an element that is not in the document yet', () => {
  const stage = setStage();

  const there = ({ page }: ShopPage, place: string) =>
    place === 'later-in-frame' ? page.frameLocator('iframe.elsewhere') : page;

  describe.each(['later', 'later-in-frame', 'later-in-shadow'] as const)('%s', (place) => {
    it.each([false, true])('gets its looks when it is, StrictMode: %s', async (strict) => {
      const shop = await stage.open({ mode: 'development' });
      await shop.render({}, { place, strict });
      const root = there(shop, place).locator('.phoenix-checkout');
      await root.waitFor();

      await expectSoon(() =>
        root.evaluate((element) => getComputedStyle(element).borderTopLeftRadius),
      ).toBe('16px');
      await there(shop, place).locator('[data-status=ready]').waitFor();
      expect(shop.complaints).toEqual([]);
    });

    it.each([false, true])('opens as a modal when it is, StrictMode: %s', async (strict) => {
      const shop = await stage.open({ mode: 'development' });
      await shop.render({ mode: 'modal', open: true }, { place, strict });
      const dialog = there(shop, place).locator('dialog');
      await dialog.waitFor();

      await expectSoon(() => dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
      await dialog.press('Escape');
      await shop.called('onOpenChange');
      expect(shop.complaints).toEqual([]);
    });

    it('that is closed before it is opens nothing', async () => {
      const shop = await stage.open();
      await shop.page.clock.install();
      await shop.render({ mode: 'modal', open: true }, { place });

      await shop.render({ mode: 'modal', open: false });
      await shop.page.clock.fastForward(1000);
      await there(shop, place).locator('dialog').waitFor({ state: 'attached' });

      expect(await there(shop, place).locator('dialog[open]').count()).toBe(0);
    });
  });
});
