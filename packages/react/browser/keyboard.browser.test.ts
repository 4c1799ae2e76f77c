import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('with the keyboard', () => {
  const stage = setStage();
  /** What has focus on the host page: its text, or its tag if it has no text. */
  const focused = ({ page }: ShopPage) =>
    page.evaluate(() => document.activeElement?.textContent || document.activeElement?.tagName);
  async function tab(shop: ShopPage) {
    const before = await focused(shop);
    await shop.page.keyboard.press('Tab');
    await expectSoon(() => focused(shop)).not.toBe(before);
    return focused(shop);
  }

  it('Tab goes into the frame', async () => {
    const shop = await stage.openReady();
    await shop.sees('Buy USDC');
    await shop.page.getByRole('button', { name: 'Before' }).focus();

    expect(await tab(shop)).toBe('IFRAME');
    const inside = shop.frame.locator(':focus');
    await shop.page.keyboard.press('Tab');
    await shop.frame.getByRole('button', { name: 'Continue' }).and(inside).waitFor();
    await shop.page.keyboard.press('Enter');

    await shop.sees('How do you want to pay?');
  });

  it('Tab goes from the frame to the link that opens the checkout in a new tab', async () => {
    const shop = await stage.openReady();
    await shop.sees('Buy USDC');
    await shop.page.getByRole('button', { name: 'After' }).focus();

    await shop.page.keyboard.press('Shift+Tab');

    await expectSoon(() => focused(shop)).toEqual(expect.stringContaining('new tab'));
  });

  it('the retry of an error is reached, and works with Enter', async () => {
    stage.backend.behaviour = { status: 401 };
    const shop = await stage.open();
    await shop.render();
    await shop.becomes('error');
    await shop.page.getByRole('button', { name: 'Before' }).focus();

    expect(await tab(shop)).toBe('Try again');
    stage.backend.behaviour = {};
    await shop.page.keyboard.press('Enter');

    await shop.becomes('ready');
  });

  it('focus goes to the panel when the frame that had it is covered', async () => {
    const shop = await stage.openReady();

    await shop.press('Cancel');
    await shop.becomes('cancelled');

    await expectSoon(() => shop.page.evaluate(() => document.activeElement?.className)).toBe(
      'phoenix-checkout-panel',
    );
    expect(await tab(shop)).toBe('Start again');
  });

  it('focus stays in the checkout when the panel goes', async () => {
    const shop = await stage.openReady();
    await shop.press('Cancel');
    await shop.page.getByRole('button', { name: 'Start again' }).focus();

    await shop.page.keyboard.press('Enter');
    await shop.becomes('ready');

    await expectSoon(() =>
      shop.page.evaluate(() => Boolean(document.activeElement?.closest('.phoenix-checkout'))),
    ).toBe(true);
  });

  it('focus elsewhere on the page stays there while the checkout comes and goes', async () => {
    const shop = await stage.open();
    await shop.render();
    await shop.page.getByRole('button', { name: 'Before' }).focus();

    await shop.becomes('ready');
    await shop.render({ amount: 'none' });
    await shop.becomes('error');
    await shop.render();
    await shop.becomes('ready');

    expect(await focused(shop)).toBe('Before');
  });
});
