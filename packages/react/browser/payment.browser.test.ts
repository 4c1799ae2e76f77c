import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { ADDRESS, setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a checkout in a page', () => {
  const stage = setStage();

  it('asks for the checkout with address, amount and token', async () => {
    const { frameLoads } = await stage.openReady({ amount: '1.45', theme: 'dark', shareOn: true });

    const [url] = frameLoads;
    expect(frameLoads).toHaveLength(1);
    expect(url?.origin).toBe(stage.sandbox.url);
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      address: ADDRESS,
      amount: '1.45',
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      theme: 'dark',
      shareOn: 'true',
    });
  });

  it('gives the frame exactly 350 by 600, its title and its permission, and no more', async () => {
    const { page, sees } = await stage.openReady();
    await sees('Buy USDC');

    const inside = await page.frames()[1]?.evaluate(() => [innerWidth, innerHeight]);
    const attributes = await page
      .locator('iframe')
      .evaluate((frame) =>
        Object.fromEntries([...frame.attributes].map(({ name, value }) => [name, value])),
      );
    expect(inside).toEqual([350, 600]);
    expect(attributes).toEqual({
      src: expect.stringContaining(stage.sandbox.url),
      title: 'Phoenix Payment',
      allow: 'clipboard-write',
      width: '350',
      height: '600',
      name: expect.stringMatching(/^[\w-]{2,20}$/),
      loading: 'eager',
      class: expect.stringContaining('phoenix-checkout-frame'),
    });
  });

  it('takes a payer from the amount to the transaction, and tells the host each step', async () => {
    const shop = await stage.openReady();

    await shop.press('Continue');
    await shop.press('Harbor Bank');
    const order = await shop.called('onOrderCreated');
    await shop.becomes('ordered');
    await shop.press('Approve payment');
    const transaction = await shop.called('onTransactionSuccess');
    await shop.becomes('succeeded');
    await shop.press('Done');
    await shop.becomes('done');

    const [made] = stage.sandbox.sandbox.orders;
    expect(order).toMatchObject({ orderId: made?.id, sendAmount: made?.sendAmount });
    expect(transaction).toMatchObject({ transactionHash: made?.transactionHash });
    expect((await shop.calls()).map(({ name, value }) => `${name} ${value['type']}`)).toEqual([
      'onOrderCreated order_created',
      'onEvent order_created',
      'onTransactionSuccess transaction_success',
      'onEvent transaction_success',
      'onDone done',
      'onEvent done',
    ]);
    expect(shop.complaints).toEqual([]);
  });

  it('starts again after the payer is done, with a new frame', async () => {
    const shop = await stage.openReady();
    await shop.press('Cancel');
    await shop.called('onCancel');

    await shop.page.getByRole('button', { name: 'Start again' }).click();
    await shop.sees('Buy USDC');
    await shop.becomes('ready');

    expect(shop.frameLoads).toHaveLength(2);
    expect(stage.backend.requests).toBe(1);
  });

  it('is paid in a UI that is built on the hook alone', async () => {
    const shop = await stage.open();
    await shop.render({}, { kind: 'custom' });

    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.press('Approve payment');
    await shop.becomes('succeeded');

    const [made] = stage.sandbox.sandbox.orders;
    expect(await shop.page.locator('output').textContent()).toBe(made?.transactionHash);
    expect(shop.frameLoads).toHaveLength(1);
  });
});
