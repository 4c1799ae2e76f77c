import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { ADDRESS, setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('values that are not valid', () => {
  const stage = setStage();

  it.each([
    ['a typo in the address', { address: ADDRESS.replace('a', 'A') }, 'invalid_address'],
    ['an amount with three decimals', { amount: '1.005' }, 'invalid_amount'],
    ['an amount that changes the address', { amount: '1&address=0xEvil' }, 'invalid_amount'],
    ['a checkout over plain http', { checkoutUrl: 'http://evil.example/' }, 'invalid_checkout_url'],
  ])('%s: a visible alert, onError with the code, and no frame', async (_, props, code) => {
    const shop = await stage.open();

    await shop.render(props);
    await shop.page.getByRole('alert').waitFor();
    await shop.settle();

    expect((await shop.calls()).map(({ name, value }) => [name, value['code']])).toEqual([
      ['onError', code],
    ]);
    expect(await shop.page.locator('iframe').count()).toBe(0);
    expect(shop.complaints).toEqual([]);
  });

  it('give way to the checkout when they are mended', async () => {
    const shop = await stage.open();
    await shop.render({ amount: '0' });
    await shop.page.getByRole('alert').waitFor();

    await shop.render({ amount: '1' });
    await shop.offers('$1.00');

    expect(await shop.page.getByRole('alert').count()).toBe(0);
    expect(shop.frameLoads).toHaveLength(1);
  });
});
