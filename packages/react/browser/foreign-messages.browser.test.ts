import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import { paymentMessages, postMessages } from './harness/post-messages.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a message', () => {
  const stage = setStage();
  /** A host without a policy, which would not let other frames in. */
  const anyFrame = { headers: {} };

  /** The checkout's own frame. */
  const checkoutFrame = ({ page }: ShopPage): Frame => page.frames()[1] ?? page.mainFrame();
  /** Puts another frame into a page or frame, and gives it. */
  async function addFrame(into: Frame, src: string): Promise<Frame> {
    await into.evaluate(async (url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
    }, src);
    const added = into.childFrames().at(-1);
    if (!added) throw new Error('The frame is not there.');
    return added;
  }
  async function expectNothingHeard(shop: ShopPage) {
    expect(await shop.calls()).toEqual([]);
    expect(await shop.page.locator('.phoenix-checkout').getAttribute('data-status')).toBe('ready');
    expect(shop.page.context().pages()).toHaveLength(1);
    expect(shop.complaints).toEqual([]);
  }

  it('from the frame itself is heard', async () => {
    const shop = await stage.openReady();

    await postMessages(shop, checkoutFrame(shop), 'parent', paymentMessages.slice(0, 2));

    expect((await shop.calls()).map(({ name }) => name)).toEqual([
      'onOrderCreated',
      'onEvent',
      'onTransactionSuccess',
      'onEvent',
    ]);
  });

  it("from a second frame of the checkout's origin does nothing", async () => {
    const shop = await stage.openReady();
    const second = await addFrame(shop.page.mainFrame(), `${stage.sandbox.url}/second`);

    await postMessages(shop, second, 'parent');

    await expectNothingHeard(shop);
  });

  it('from a frame inside of the checkout does nothing', async () => {
    const shop = await stage.openReady();
    const nested = await addFrame(checkoutFrame(shop), `${stage.sandbox.url}/nested`);

    await postMessages(shop, nested, 'top');

    await expectNothingHeard(shop);
  });

  it("from a popup of the checkout's origin does nothing", async () => {
    const shop = await stage.openReady();
    const opening = shop.page.waitForEvent('popup');
    await shop.page.evaluate((url) => void window.open(url), `${stage.sandbox.url}/popup`);
    const popup = await opening;
    await popup.waitForLoadState();

    await postMessages(shop, popup, 'opener');
    await popup.close();

    await expectNothingHeard(shop);
  });

  it('from another origin does nothing', async () => {
    const shop = await stage.openReady({}, anyFrame);
    const foreign = await addFrame(shop.page.mainFrame(), new URL('/', stage.backend.url).href);

    await postMessages(shop, foreign, 'parent');

    await expectNothingHeard(shop);
  });

  it('from the host page itself does nothing', async () => {
    const shop = await stage.openReady();

    await postMessages(shop, shop.page.mainFrame(), 'self');

    await expectNothingHeard(shop);
  });

  it('from the frame after it was led to another origin does nothing', async () => {
    const shop = await stage.openReady({}, anyFrame);
    const elsewhere = new URL('/', stage.backend.url).href;
    await checkoutFrame(shop).evaluate((url) => void (location.href = url), elsewhere);
    await expectSoon(() => checkoutFrame(shop).url()).toBe(elsewhere);

    await postMessages(shop, checkoutFrame(shop), 'parent');

    await expectNothingHeard(shop);
  });

  it('that is junk, of any kind, does nothing, and the next one is heard', async () => {
    const shop = await stage.openReady();
    const junk = [
      null,
      undefined,
      0,
      Number.NaN,
      true,
      '',
      'CANCEL',
      JSON.stringify({ type: 'CANCEL' }),
      [],
      [{ type: 'CANCEL' }],
      {},
      { type: null },
      { type: 'cancel' },
      { type: ['CANCEL'] },
      { type: { toString: 'CANCEL' } },
      { type: '__proto__' },
      { type: 'constructor' },
      { type: 'ORDER_CREATED' },
      { type: 'ORDER_CREATED', data: null },
      { type: 'ORDER_CREATED', data: 'order-1' },
      { type: 'ORDER_CREATED', data: { order_id: 1 } },
      { type: 'ORDER_CREATED', data: { order_id: '' } },
      { type: 'TRANSACTION_SUCCESS', data: { amount: '100' } },
      { type: 'OPEN_EXPLORER_URL' },
      { type: 'OPEN_EXPLORER_URL', url: 'javascript:alert(1)' },
      { type: 'PAYMENT_CREATED', data: [] },
      { source: 'react-devtools-bridge' },
      new Date(0),
      new Map([['type', 'CANCEL']]),
      new Error('CANCEL'),
      /CANCEL/,
    ];

    await postMessages(shop, checkoutFrame(shop), 'parent', junk);
    await expectNothingHeard(shop);
    await shop.press('Cancel');

    expect(await shop.called('onCancel')).toMatchObject({ type: 'cancelled' });
  });
});
