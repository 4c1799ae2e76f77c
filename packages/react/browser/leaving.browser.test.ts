import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a payer who leaves the page', () => {
  const stage = setStage();

  it('in the middle of an order is asked first, and may stay', async () => {
    const shop = await stage.openReady();
    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.called('onOrderCreated');
    const asked = shop.page.waitForEvent('dialog');

    const leaving = shop.page.close({ runBeforeUnload: true });
    const dialog = await asked;
    await dialog.dismiss();
    await leaving;

    expect(dialog.type()).toBe('beforeunload');
    expect(await shop.frame.getByRole('button', { name: 'Approve payment' }).isVisible()).toBe(
      true,
    );
  });

  it('at any other time is not', async () => {
    const shop = await stage.openReady();
    await shop.press('Continue');

    const closed = shop.page.waitForEvent('close');
    await shop.page.close({ runBeforeUnload: true });
    await closed;

    expect(shop.page.isClosed()).toBe(true);
  });

  it('and is hurried by Back finds no entry of ours in the history', async () => {
    const shop = await stage.open();
    const before = await shop.page.evaluate(() => history.length);
    await shop.render();
    await shop.becomes('ready');
    for (const amount of ['101', '102', '103']) {
      await shop.render({ amount });
      await shop.offers(`$${amount}.00`);
    }

    expect(await shop.page.evaluate(() => history.length)).toBe(before);
  });
});
