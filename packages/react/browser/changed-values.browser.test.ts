import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a changed amount', () => {
  const stage = setStage();

  it('gives one new frame, with the same token', async () => {
    const shop = await stage.openReady();

    await shop.render({ amount: '101' });
    await shop.page.evaluate(() => window.fixture.rerender(3));
    await shop.offers('$101.00');
    await shop.becomes('ready');
    await shop.settle();

    expect(shop.frameLoads.map((url) => url.searchParams.get('amount'))).toEqual(['100', '101']);
    expect(await shop.page.locator('iframe').count()).toBe(1);
    expect(stage.backend.requests).toBe(1);
  });

  it('gives no new frame when it is the same money', async () => {
    const shop = await stage.openReady({ amount: '100' });

    await shop.render({ amount: 100 });
    await shop.render({ amount: '100.00' });
    await shop.settle();

    expect(shop.frameLoads).toHaveLength(1);
  });

  it('is paid, and not the old one', async () => {
    const shop = await stage.openReady();
    await shop.render({ amount: '250.5' });
    await shop.offers('$250.50');

    await shop.press('Continue');
    await shop.press(/Manual Zelle/);
    await shop.called('onOrderCreated');

    expect(stage.sandbox.sandbox.orders).toMatchObject([{ amount: '250.5' }]);
  });

  it('adds nothing to the history of the page, so Back leaves it', async () => {
    const shop = await stage.open();
    const before = shop.page.url();
    await shop.page.goto(stage.host.addPage());
    await shop.render();
    await shop.becomes('ready');
    const length = await shop.page.evaluate(() => history.length);

    for (const amount of ['101', '102', '103']) {
      await shop.render({ amount });
      await shop.offers(`$${amount}.00`);
    }
    expect(shop.frameLoads).toHaveLength(4);
    expect(await shop.page.evaluate(() => history.length)).toBe(length);
    await shop.page.goBack();

    expect(shop.page.url()).toBe(before);
  });

  it('silences the old frame, while the new one is awaited and when it comes', async () => {
    const shop = await stage.openReady();
    const oldFrame = shop.page.frames()[1];
    await oldFrame?.evaluate(() => {
      const lastWords = () => parent.postMessage({ type: 'PAYMENT_FAILED' }, '*');
      for (const end of ['pagehide', 'unload']) addEventListener(end, lastWords);
    });
    const release = await shop.holdFrame();

    await shop.render({ amount: '101' });
    await expectSoon(() => shop.frameLoads.length).toBe(2);
    // Fails where the frame is gone, as it should be.
    await oldFrame
      ?.evaluate(() => parent.postMessage({ type: 'PAYMENT_FAILED' }, '*'))
      .catch(() => {});
    release();
    await shop.offers('$101.00');
    await shop.press('Cancel');
    await shop.called('onCancel');

    expect((await shop.calls()).map(({ name }) => name)).toEqual(['onCancel', 'onEvent']);
  });
});
