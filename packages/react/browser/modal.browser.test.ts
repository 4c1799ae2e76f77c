import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import type { FixtureProps, RenderOptions } from './fixture/fixture.js';
import { expectSoon } from './harness/expect-soon.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a modal checkout', () => {
  const stage = setStage();

  const dialog = ({ page }: ShopPage) => page.locator('dialog');
  const isOpen = (shop: ShopPage) =>
    dialog(shop).evaluate((element: HTMLDialogElement) => element.matches(':modal'));
  const focused = ({ page }: ShopPage) =>
    page.evaluate(() => document.activeElement?.textContent || document.activeElement?.tagName);
  async function openShop(changes: FixtureProps = {}, options: RenderOptions = {}) {
    const shop = await stage.open();
    await shop.render({ mode: 'modal', ...changes }, { trigger: true, ...options });
    return shop;
  }
  const pay = ({ page }: ShopPage) => page.getByRole('button', { name: 'Pay', exact: true });
  const close = (shop: ShopPage) =>
    dialog(shop).getByRole('button', { name: 'Close', exact: true });
  async function order(shop: ShopPage) {
    await pay(shop).click();
    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.called('onOrderCreated');
  }

  describe('with a trigger', () => {
    it('asks for nothing until somebody is about to open it', async () => {
      const shop = await openShop();
      await shop.settle();

      expect(stage.backend.requests).toBe(0);
      expect(shop.frameLoads).toEqual([]);
      expect(await isOpen(shop)).toBe(false);
    });

    it.each([
      ['pointed at', (shop: ShopPage) => pay(shop).hover()],
      ['focused', (shop: ShopPage) => pay(shop).focus()],
    ])('loads when the button is %s, unseen, and opens with what has loaded', async (_, prime) => {
      const shop = await openShop();

      await prime(shop);
      await shop.page.locator('[data-status=ready]').waitFor({ state: 'attached' });
      expect(await isOpen(shop)).toBe(false);
      expect(await dialog(shop).evaluate((element) => getComputedStyle(element).visibility)).toBe(
        'hidden',
      );
      await pay(shop).click();

      await shop.offers('$100.00');
      expect(await isOpen(shop)).toBe(true);
      expect(shop.frameLoads).toHaveLength(1);
      expect(stage.backend.requests).toBe(1);
    });

    it('is a dialog with a name and a close button, over a page that does not scroll', async () => {
      const shop = await openShop();
      await pay(shop).click();

      await shop.page.getByRole('dialog', { name: 'Phoenix Payment' }).waitFor();
      expect(await close(shop).isVisible()).toBe(true);
      expect(await shop.page.evaluate(() => document.documentElement.style.overflow)).toBe(
        'hidden',
      );
      await close(shop).click();

      await expectSoon(() => isOpen(shop)).toBe(false);
      expect(await shop.page.evaluate(() => document.documentElement.style.overflow)).toBe('');
    });

    it('gives the focus back to the button when it is closed, and lets the frame go', async () => {
      const shop = await openShop();
      await pay(shop).click();
      await shop.becomes('ready');

      await shop.page.keyboard.press('Escape');

      await expectSoon(() => focused(shop)).toBe('Pay');
      await shop.settle();
      expect(await shop.page.locator('iframe').count()).toBe(0);
      expect(shop.frameLoads).toHaveLength(1);
      expect(await shop.calls('onOpenChange')).toMatchObject([
        { value: { open: true } },
        { value: { open: false } },
      ]);
    });

    it('closes with the payment: the next time is a new checkout', async () => {
      const shop = await openShop();
      await order(shop);
      await shop.press('Approve payment');
      await shop.called('onTransactionSuccess');
      expect(await isOpen(shop)).toBe(true);
      await shop.press('Done');

      await expectSoon(() => isOpen(shop)).toBe(false);
      await pay(shop).click();
      await shop.sees('Buy USDC');
      expect(shop.frameLoads).toHaveLength(2);
    });

    it('closes when the payer cancels', async () => {
      const shop = await openShop();
      await order(shop);

      await shop.press('Cancel');
      await shop.press('Cancel payment');
      await shop.called('onCancel');

      await expectSoon(() => isOpen(shop)).toBe(false);
      expect(await focused(shop)).toBe('Pay');
    });

    it('closes with everything else of the component', async () => {
      const shop = await openShop({}, { strict: true });
      await pay(shop).click();
      await shop.becomes('ready');

      await shop.page.evaluate(() => window.fixture.unmount());

      expect(await shop.page.evaluate(() => document.documentElement.style.overflow)).toBe('');
      expect(shop.complaints).toEqual([]);
    });

    it('is worked with the keyboard alone', async () => {
      const shop = await openShop();
      await pay(shop).focus();
      await shop.page.keyboard.press('Enter');
      await shop.sees('Buy USDC');

      // The close button has the focus; what follows is the frame, and then what is in it.
      await shop.frame.getByRole('button', { name: 'Continue' }).focus();
      await shop.page.keyboard.press('Enter');
      await shop.frame.getByRole('button', { name: 'Harbor Bank' }).focus();
      await shop.page.keyboard.press('Enter');
      await shop.frame.getByRole('button', { name: 'Approve payment' }).focus();
      await shop.page.keyboard.press('Enter');
      await shop.frame.getByRole('button', { name: 'Done' }).focus();
      await shop.page.keyboard.press('Enter');

      await expectSoon(() => isOpen(shop)).toBe(false);
      expect(await focused(shop)).toBe('Pay');
    });
  });

  describe('with an order open', () => {
    const question = (shop: ShopPage) => dialog(shop).getByText('Your order is still open.');

    it('asks before it closes, and keeps the payer where they were', async () => {
      const shop = await openShop();
      await order(shop);

      await close(shop).click();
      await question(shop).first().waitFor();
      await dialog(shop).getByRole('button', { name: 'Keep paying' }).click();

      await shop.frame.getByRole('button', { name: 'Approve payment' }).waitFor();
      expect(await isOpen(shop)).toBe(true);
      expect(shop.frameLoads).toHaveLength(1);
    });

    it('asks each time that Escape is pressed, and takes the question back with the next', async () => {
      const shop = await openShop();
      await order(shop);
      await close(shop).focus();

      for (let times = 0; times < 4; times++) {
        await shop.page.keyboard.press('Escape');
        await dialog(shop).getByRole('button', { name: 'Keep paying' }).waitFor();
        await shop.page.keyboard.press('Escape');
        await dialog(shop)
          .getByRole('button', { name: 'Keep paying' })
          .waitFor({ state: 'detached' });
        expect(await isOpen(shop)).toBe(true);
      }
    });

    it('closes if the payer means it; the frame lives on, and what it says arrives', async () => {
      const shop = await openShop();
      await order(shop);

      await close(shop).click();
      await dialog(shop).getByRole('button', { name: 'Close anyway' }).click();
      await expectSoon(() => isOpen(shop)).toBe(false);
      await shop.frame.getByRole('button', { name: 'Approve payment' }).dispatchEvent('click');
      await shop.called('onTransactionSuccess');
      await pay(shop).click();

      await shop.sees('Payment complete');
      expect(shop.frameLoads).toHaveLength(1);
    });

    it("closes at once at the host's word, and shows the same frame again", async () => {
      const shop = await openShop({ open: true }, { trigger: false });
      await shop.press('Continue');
      await shop.press('Harbor Bank');
      await shop.called('onOrderCreated');

      await shop.render({ mode: 'modal', open: false });
      expect(await isOpen(shop)).toBe(false);
      expect(await shop.page.locator('iframe').count()).toBe(1);
      await shop.render({ mode: 'modal', open: true });

      await shop.frame.getByRole('button', { name: 'Approve payment' }).click();
      await shop.called('onTransactionSuccess');
      expect(shop.frameLoads).toHaveLength(1);
    });
  });

  describe('that the host controls', () => {
    it('opens and closes with the prop alone, and says what the payer wants', async () => {
      const shop = await openShop({ open: true }, { trigger: false });
      await shop.becomes('ready');

      await close(shop).click();
      await shop.settle();
      expect(await shop.calls('onOpenChange')).toMatchObject([{ value: { open: false } }]);
      expect(await isOpen(shop)).toBe(true);
      await shop.render({ mode: 'modal', open: false });

      expect(await isOpen(shop)).toBe(false);
    });

    it('is a new checkout after a payment, when the host closes it on success', async () => {
      const shop = await openShop({ open: true }, { trigger: false });
      await shop.press('Continue');
      await shop.press('Harbor Bank');
      await shop.press('Approve payment');
      await shop.called('onTransactionSuccess');

      await shop.render({ mode: 'modal', open: false });
      await shop.render({ mode: 'modal', open: true });

      await shop.sees('Buy USDC');
      expect(shop.frameLoads).toHaveLength(2);
    });

    it('is not opened by an address with a typo, but says so in the dialog', async () => {
      const shop = await openShop({ open: true, address: '0x1' }, { trigger: false });

      await dialog(shop).getByRole('alert').waitFor();

      expect(shop.frameLoads).toEqual([]);
      expect(await isOpen(shop)).toBe(true);
    });
  });
});
