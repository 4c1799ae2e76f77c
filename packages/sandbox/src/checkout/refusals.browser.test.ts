import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setStage } from '../../test-support/stage.js';

describe.skipIf(!hasChromium)('a checkout that cannot start', () => {
  const stage = setStage();

  it.each([
    [
      'a typo in the address',
      { address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD' },
      'invalid_address',
    ],
    ['a bad amount', { amount: '1,000' }, 'invalid_amount'],
    ['a missing token', { access_token: undefined }, 'missing_token'],
    ['a foreign token', { access_token: 'eyJhbGciOiJub25lIn0.e30.' }, 'invalid_token'],
    ['an odd theme', { theme: 'sepia' }, 'invalid_parameter'],
  ])('says why: %s', async (_name, changes, code) => {
    const { sees, frame, told } = await stage.shop(changes);

    await sees('Checkout cannot start');

    expect(await frame.locator('code').textContent()).toBe(code);
    expect(await frame.getByRole('button').allTextContents()).toEqual(['Cancel']);
    expect(await told()).toEqual([]);
  });

  it('because the server fails can be tried again', async () => {
    const { press, sees } = await stage.shop();
    await sees('Buy USDC');
    stage.running.sandbox.setFaults({ checkout: { reply: 500, times: 1 } });

    await press('Continue');
    await sees('Checkout is unavailable');
    await press('Try again');
    await sees('Buy USDC');

    expect(stage.running.sandbox.faults).toEqual({});
  });

  it('lets a payer leave while the server hangs', async () => {
    const { press, sees, toldAtLeast } = await stage.shop();
    await sees('Buy USDC');
    stage.running.sandbox.setFaults({ checkout: { reply: 'hang' } });

    await press('Continue');
    await press('Cancel');
    await sees('Checkout cancelled');

    expect(await toldAtLeast(1)).toEqual([{ type: 'CANCEL' }]);
  });
});
