import { parseCheckoutMessage } from '@phoenix-checkout/core';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setStage } from '../../test-support/stage.js';

describe.skipIf(!hasChromium)('a payment link', () => {
  const stage = setStage();

  it('is not offered without shareOn', async () => {
    const { sees, frame } = await stage.shop();
    await sees('Buy USDC');

    expect(await frame.getByRole('button', { name: 'Create payment link' }).count()).toBe(0);
  });

  it('is made by the payer, told to the host, and pays once in a tab of its own', async () => {
    const { press, sees, toldAtLeast, told } = await stage.shop({ shareOn: 'true' });
    await press('Create payment link');
    await sees('Payment link created');
    const [message] = await toldAtLeast(1);
    const event = parseCheckoutMessage(message);
    expect(event).toMatchObject({
      type: 'payment_link_created',
      lifespan: 86_400_000,
      status: 'pending',
      paymentLinkUrl: expect.stringContaining(stage.sandboxOrigin),
    });

    const link = event?.type === 'payment_link_created' ? (event.paymentLinkUrl ?? '') : '';
    const friend = await (await stage.newContext()).newPage();
    await friend.goto(link);
    await friend.getByRole('button', { name: 'Continue' }).click();
    await friend.getByRole('button', { name: 'Harbor Bank' }).click();
    await friend.getByRole('button', { name: 'Approve payment' }).click();
    await friend.getByRole('heading', { name: 'Payment complete' }).waitFor();
    await friend.goto(link);

    await friend.getByRole('heading', { name: 'Payment link not valid' }).waitFor();
    expect(await told()).toHaveLength(1);
    expect(stage.running.sandbox.paymentLinks).toMatchObject([{ status: 'consumed' }]);
  });

  it('opens the explorer itself where there is no host', async () => {
    const context = await stage.newContext();
    await context.route('https://basescan.org/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: 'explorer' }),
    );
    const page = await context.newPage();
    await page.goto(await stage.checkoutUrl());
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Harbor Bank' }).click();
    await page.getByRole('button', { name: 'Approve payment' }).click();

    const opened = context.waitForEvent('page');
    await page.getByRole('button', { name: 'View on explorer' }).click();

    const hash = stage.running.sandbox.orders[0]?.transactionHash;
    const explorer = await opened;
    await explorer.waitForURL(`https://basescan.org/tx/${hash}`);
    expect(await explorer.evaluate('opener')).toBeNull();
  });
});
