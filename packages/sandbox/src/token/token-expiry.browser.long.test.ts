import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setStage } from '../../test-support/stage.js';

describe.skipIf(!hasChromium)('a token that expires', () => {
  const stage = setStage();

  it('while the page is idle ends the session at the first step', async () => {
    const { press, sees, told, toldAtLeast } = await stage.shop();
    await sees('Buy USDC');

    stage.advance(3603);
    await press('Continue');
    await sees('Session expired');

    expect(await told()).toEqual([]);
    expect(stage.running.sandbox.orders).toEqual([]);
    await press('Close');
    expect(await toldAtLeast(1)).toEqual([{ type: 'CANCEL' }]);
  });

  it('after the payer has started does no harm', async () => {
    stage.running.sandbox.setFaults({ token: { lifetimeSeconds: 60 } });
    const { press, sees, toldAtLeast } = await stage.shop();
    await press('Continue');
    await sees('How do you want to pay?');

    stage.advance(1400);
    await press('Back');
    await press('Continue');
    await press('Harbor Bank');
    await sees('Approve the payment');
    stage.advance(1400);
    await press('Approve payment');
    await sees('Payment complete');

    expect(await toldAtLeast(2)).toHaveLength(2);
  });

  it('on a page that opens shows that the session has expired', async () => {
    const url = await stage.checkoutUrl();
    stage.advance(3603);
    const page = await (await stage.newContext()).newPage();

    const reply = await page.goto(url);

    expect(reply?.status()).toBe(401);
    await page.getByRole('heading', { name: 'Session expired' }).waitFor();
  });

  it('leaves the order its 25 minutes, and then the order is over', async () => {
    stage.running.sandbox.setFaults({ payment: { outcome: 'pending' } });
    const { press, sees, frame, toldAtLeast } = await stage.shop();
    await press('Continue');
    await press('Harbor Bank');
    expect(await frame.locator('.view-bank').getByRole('timer').textContent()).toMatch(
      /^2[45]:\d\d$/,
    );
    await press('Approve payment');
    await sees('Waiting for your transfer');

    stage.advance(1500);
    await sees('Time is up');
    await press('Start again');
    await sees('Buy USDC');

    expect(await toldAtLeast(1)).toHaveLength(1);
    expect(stage.running.sandbox.orders).toMatchObject([{ status: 'expired' }]);
  });
});
