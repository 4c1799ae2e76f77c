import { parseCheckoutMessage } from '@phoenix-checkout/core';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { address } from '../../test-support/requests.js';
import { setStage } from '../../test-support/stage.js';

describe.skipIf(!hasChromium)('a payment', () => {
  const stage = setStage();
  const { shop } = stage;
  const typesOf = (messages: { type: string }[]) => messages.map(({ type }) => type);

  it('goes through with a bank, and tells the host each step', async () => {
    const { press, sees, told, toldAtLeast, origins, page } = await shop();

    await press('Continue');
    expect(await told()).toEqual([]);
    await press('Harbor Bank');
    const [created] = await toldAtLeast(1);
    expect(created?.type).toBe('ORDER_CREATED');
    await press('Approve payment');
    await sees('Payment complete');
    await press('View on explorer');
    await press('Done');
    await sees('All done');

    const messages = await toldAtLeast(4);
    const [order] = stage.running.sandbox.orders;
    const link = `https://basescan.org/tx/${order?.transactionHash}`;
    expect(messages).toEqual([
      {
        type: 'ORDER_CREATED',
        data: {
          order_id: order?.id,
          created_at: new Date(order?.createdAt ?? 0).toISOString(),
          buyer_address: address,
          seller_address: expect.stringMatching(/^0x/),
          send_amount: order?.sendAmount,
          receive_amount: order?.sendAmount,
          uniqueness_amount: order?.uniquenessAmount,
          receiving_chain_id: '8453',
          zelle_address: 'pay@sandbox.example',
        },
      },
      {
        type: 'TRANSACTION_SUCCESS',
        data: {
          amount: order?.sendAmount,
          token: 'USDC',
          chain: 'Base',
          walletAddress: address,
          sendAmount: order?.sendAmount,
          transactionHash: order?.transactionHash,
          basescanLink: link,
        },
      },
      { type: 'OPEN_EXPLORER_URL', data: { url: link } },
      { type: 'USER_DONE' },
    ]);
    expect(messages.map((message) => parseCheckoutMessage(message)?.type)).toEqual([
      'order_created',
      'transaction_success',
      'explorer_requested',
      'done',
    ]);
    expect(await origins()).toEqual([stage.sandboxOrigin]);
    expect(page.context().pages()).toHaveLength(1);
  });

  it('goes through with Zelle by hand', async () => {
    const { press, sees, toldAtLeast, frame } = await shop({ amount: '1234.5' });

    await press('Continue');
    await press(/Manual Zelle/);
    await sees('Send it with Zelle');
    const amount = await frame.locator('.view-zelle .amount').textContent();
    await press('I have sent it');
    await sees('Payment complete');

    expect(typesOf(await toldAtLeast(2))).toEqual(['ORDER_CREATED', 'TRANSACTION_SUCCESS']);
    const [order] = stage.running.sandbox.orders;
    expect(order).toMatchObject({ method: 'zelle', status: 'fulfilled', amount: '1234.5' });
    expect(amount?.replace(/[$,]/g, '')).toBe(order?.sendAmount);
  });

  it('copies the Zelle address', async () => {
    const { press, frame, page } = await shop();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

    await press('Continue');
    await press(/Manual Zelle/);
    await press('Copy Zelle address');

    await frame.getByText('Copied', { exact: true }).first().waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('pay@sandbox.example');
  });

  it('goes on where copying is not allowed', async () => {
    const { press, sees, page, frame } = await shop();
    await sees('Buy USDC');
    await page.locator('iframe').evaluate(async (element: HTMLIFrameElement) => {
      element.allow = '';
      const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
      element.src += '&fresh';
      await loaded;
    });

    await press('Continue');
    await press(/Manual Zelle/);
    await press('Copy Zelle address');
    await press('I have sent it');
    await sees('Payment complete');

    expect(await frame.getByText('Copied').count()).toBe(0);
  });

  it('that is cancelled at once says CANCEL and no more', async () => {
    const { press, sees, toldAtLeast } = await shop();

    await press('Cancel');
    await sees('Checkout cancelled');

    expect(await toldAtLeast(1)).toEqual([{ type: 'CANCEL' }]);
  });

  it('asks before an order is cancelled', async () => {
    const { press, sees, toldAtLeast } = await shop();
    await press('Continue');
    await press('Meridian Trust');

    await press('Cancel');
    await sees('Cancel this payment?');
    await press('Keep paying');
    await sees('Approve the payment');
    expect(typesOf(await toldAtLeast(1))).toEqual(['ORDER_CREATED']);
    await press('Cancel');
    await press('Cancel payment');
    await sees('Checkout cancelled');

    expect(typesOf(await toldAtLeast(2))).toEqual(['ORDER_CREATED', 'CANCEL']);
    await expect.poll(() => stage.running.sandbox.orders[0]?.status).toBe('cancelled');
  });

  it('that fails says PAYMENT_FAILED, and can be tried again', async () => {
    stage.running.sandbox.setFaults({ payment: { outcome: 'failed', times: 1 } });
    const { press, sees, toldAtLeast } = await shop();
    await press('Continue');
    await press('Juniper Savings');
    await press('Approve payment');
    await sees('Payment failed');

    await press('Try again');
    await press('Juniper Savings');
    await press('Approve payment');
    await sees('Payment complete');

    expect(typesOf(await toldAtLeast(4))).toEqual([
      'ORDER_CREATED',
      'PAYMENT_FAILED',
      'ORDER_CREATED',
      'TRANSACTION_SUCCESS',
    ]);
  });

  it('of the failing amount can be closed', async () => {
    const { press, sees, toldAtLeast } = await shop({ amount: '13.13' });
    await press('Continue');
    await press('Juniper Savings');
    await press('Approve payment');
    await sees('Payment failed');

    await press('Close');

    expect(typesOf(await toldAtLeast(3))).toEqual(['ORDER_CREATED', 'PAYMENT_FAILED', 'CANCEL']);
  });

  it('asked for twice by a double click makes one order', async () => {
    const { press, sees, frame, toldAtLeast } = await shop();
    await press('Continue');

    await frame.getByRole('button', { name: 'Harbor Bank' }).dblclick();
    await sees('Approve the payment');

    expect(await toldAtLeast(1)).toHaveLength(1);
    expect(stage.running.sandbox.orders).toHaveLength(1);
  });

  it('survives an answer that is lost while the payer waits', async () => {
    const { press, sees, page, toldAtLeast } = await shop();
    await press('Continue');
    await press('Harbor Bank');
    let lost = 0;
    await page.route(/\/api\/orders\/[^/]+$/, (route) =>
      lost++ ? route.continue() : route.abort(),
    );

    await press('Approve payment');
    await sees('Payment complete');

    expect(lost).toBeGreaterThan(1);
    expect(typesOf(await toldAtLeast(2))).toEqual(['ORDER_CREATED', 'TRANSACTION_SUCCESS']);
  });
});
