import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('inside of a shadow root', () => {
  const stage = setStage();

  async function openShadow(kind: 'checkout' | 'custom') {
    const shop = await stage.open();
    await shop.render({}, { shadow: true, kind });
    await shop.becomes('ready');
    return shop;
  }

  it('the looks apply', async () => {
    const { page } = await openShadow('checkout');

    const radius = await page
      .locator('.phoenix-checkout')
      .evaluate((element) => getComputedStyle(element).borderTopLeftRadius);

    expect(radius).toBe('16px');
  });

  it('a payer in the frame holds back a changed amount, until focus leaves', async () => {
    const shop = await openShadow('custom');
    await shop.frame.getByText('You pay').click();

    await shop.render({ amount: '101' });
    await shop.page.locator('[data-pinned="true"]').waitFor();
    await shop.settle();
    expect(shop.frameLoads).toHaveLength(1);
    await shop.leaveFrame();

    await shop.offers('$101.00');
  });
});
