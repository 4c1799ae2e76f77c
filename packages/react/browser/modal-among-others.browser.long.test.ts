import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import type { FixtureProps, RenderOptions } from './fixture/fixture.js';
import { expectSoon } from './harness/expect-soon.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a modal among what is around it', () => {
  const stage = setStage();

  const modal = ({ page }: ShopPage) => page.locator('dialog.phoenix-checkout');
  const isOpen = (shop: ShopPage) => modal(shop).evaluate((element) => element.matches(':modal'));
  const closeButton = (shop: ShopPage) =>
    modal(shop).getByRole('button', { name: 'Close', exact: true });
  const question = (shop: ShopPage) => modal(shop).getByRole('button', { name: 'Keep paying' });
  /** What reached the host's part that the checkout stands in. */
  const heard = async (shop: ShopPage) =>
    (await shop.calls('around')).map(({ value }) => value['what']);

  async function open(options: RenderOptions = {}, changes: FixtureProps = {}) {
    const shop = await stage.open();
    await shop.render({ mode: 'modal', ...changes }, { trigger: true, ...options });
    await shop.page.getByRole('button', { name: 'Pay', exact: true }).click();
    await shop.becomes('ready');
    return shop;
  }
  async function order(shop: ShopPage) {
    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.called('onOrderCreated');
  }

  describe.each(['bubbling', 'document', 'window', 'native'] as const)(
    'in a dialog that listens to Escape: %s',
    (around) => {
      it('asks with an order open, and the host hears nothing', async () => {
        const shop = await open({ around });
        await order(shop);
        await closeButton(shop).focus();

        for (let times = 0; times < 3; times++) {
          await shop.page.keyboard.press('Escape');
          await question(shop).waitFor();
          await shop.page.keyboard.press('Escape');
          await question(shop).waitFor({ state: 'detached' });
        }

        expect(await isOpen(shop)).toBe(true);
        expect(await heard(shop)).toEqual([]);
        expect(shop.frameLoads).toHaveLength(1);
      });

      it('closes alone; the next Escape is the host’s', async () => {
        const shop = await open({ around });

        await shop.page.keyboard.press('Escape');
        await expectSoon(() => isOpen(shop)).toBe(false);
        await shop.settle();
        expect(await heard(shop)).toEqual([]);
        await shop.page.keyboard.press('Escape');

        await expectSoon(() => heard(shop)).not.toEqual([]);
      });

      it('closes alone where the key is held down', async () => {
        const shop = await open({ around });

        await shop.page.keyboard.down('Escape');
        await expectSoon(() => isOpen(shop)).toBe(false);
        for (let repeats = 0; repeats < 5; repeats++) await shop.page.keyboard.down('Escape');
        await shop.page.keyboard.up('Escape');

        expect(await heard(shop)).toEqual([]);
      });

      it('is worked with the mouse', async () => {
        const shop = await open({ around });
        await order(shop);

        await closeButton(shop).click();
        await question(shop).click();
        await shop.frame.getByRole('button', { name: 'Approve payment' }).click();

        await shop.called('onTransactionSuccess');
        expect(await isOpen(shop)).toBe(true);
      });
    },
  );

  it('gets an Escape that is pressed with the focus nowhere', async () => {
    const shop = await open({ around: 'document' });
    await shop.page.evaluate(() => (document.activeElement as HTMLElement).blur());

    await shop.page.keyboard.press('Escape');

    await expectSoon(() => isOpen(shop)).toBe(false);
    expect(await heard(shop)).toEqual([]);
  });

  it("leaves an Escape to the host's dialog above it", async () => {
    const shop = await open();
    await shop.page.evaluate(() => {
      const above = document.createElement('dialog');
      above.id = 'above';
      above.innerHTML = '<button>Above</button>';
      document.body.append(above);
      above.showModal();
    });

    await shop.page.keyboard.press('Escape');
    await shop.page.locator('#above:modal').waitFor({ state: 'detached' });

    expect(await isOpen(shop)).toBe(true);
    await shop.page.keyboard.press('Escape');
    await expectSoon(() => isOpen(shop)).toBe(false);
  });

  it('works beside a page without pointer events, and one that is inert', async () => {
    const shop = await stage.open();
    await shop.page.evaluate(() => {
      document.body.style.pointerEvents = 'none';
      const main = document.querySelector('main');
      if (main) main.inert = true;
    });
    await shop.render({ mode: 'modal', open: true });
    await shop.becomes('ready');
    const box = await closeButton(shop).boundingBox();
    if (!box) throw new Error('The close button is not seen.');

    await shop.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);

    expect(await shop.called('onOpenChange')).toEqual({ open: false });
  });

  it('in a clickable card keeps what is pressed in it', async () => {
    const shop = await open({ around: 'card' });
    await order(shop);
    const before = (await heard(shop)).length;

    await closeButton(shop).click();
    await question(shop).focus();
    await shop.page.keyboard.press('Enter');
    await closeButton(shop).press('Space');
    await modal(shop).getByRole('button', { name: 'Close anyway' }).click();
    await expectSoon(() => isOpen(shop)).toBe(false);

    const calls = (await heard(shop)).slice(before);
    // Where the key was released, the dialog was closed already.
    expect(calls.filter((what) => what !== 'keyup')).toEqual([]);
  });

  it('has the focus on its close button', async () => {
    const shop = await open();

    expect(await shop.page.evaluate(() => document.activeElement?.className)).toBe(
      'phoenix-checkout-close',
    );
  });

  it('that the host closes takes the keyboard out of the frame', async () => {
    const shop = await stage.open();
    await shop.render({ mode: 'modal', open: true });
    await order(shop);
    await shop.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await shop.frame.getByRole('heading').first().click();
    const frame = shop.page.frames()[1];
    const keys = await frame?.evaluateHandle(() => {
      const pressed: string[] = [];
      addEventListener('keydown', ({ key }) => pressed.push(key));
      return pressed;
    });
    await shop.page.keyboard.press('a');
    expect(await keys?.jsonValue()).toEqual(['a']);

    await shop.render({ mode: 'modal', open: false });
    await shop.page.keyboard.press('b');

    expect(await keys?.jsonValue()).toEqual(['a']);
    expect(await shop.page.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME');
  });

  it.each(['ltr', 'rtl'])('that is closed adds nothing to a page: %s', async (direction) => {
    const shop = await stage.open({ context: { viewport: { width: 400, height: 300 } } });
    const size = () =>
      shop.page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return { scrollWidth, scrollHeight };
      });
    await shop.page.evaluate((dir) => {
      document.documentElement.dir = dir;
      const main = document.querySelector('main');
      // What is fixed is as absolute in it.
      if (main) main.style.transform = 'translateY(0)';
    }, direction);
    await shop.render({ mode: 'modal' }, { trigger: true });
    await shop.page.getByRole('button', { name: 'Pay', exact: true }).hover();
    await shop.page.locator('[data-status=ready]').waitFor({ state: 'attached' });

    const withModal = await size();
    const frame = await shop.frame.locator('html').evaluate(() => [innerWidth, innerHeight]);
    await modal(shop).evaluate((element) => (element.style.display = 'none'));

    expect(withModal).toEqual(await size());
    expect(frame).toEqual([350, 600]);
  });

  it('whose frame loads too late keeps the focus of "Try again", and hears Escape', async () => {
    const shop = await stage.open();
    const release = await shop.holdFrame();
    await shop.render({ mode: 'modal', open: true, loadTimeoutMs: 50 });
    await modal(shop).getByRole('button', { name: 'Try again' }).focus();

    release();
    await shop.becomes('ready');

    await expectSoon(() =>
      shop.page.evaluate(() => Boolean(document.activeElement?.closest('dialog'))),
    ).toBe(true);
    await shop.page.keyboard.press('Escape');
    expect(await shop.called('onOpenChange')).toEqual({ open: false });
  });
});
