import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('the host renders', () => {
  const stage = setStage();

  it.each(['checkout', 'custom'] as const)(
    'twenty times with new inline callbacks and objects: one frame load, one token request (%s)',
    async (kind) => {
      const shop = await stage.open();
      await shop.render({}, { kind });
      await shop.becomes('ready');

      await shop.page.evaluate(() => window.fixture.rerender(20));
      await shop.settle();

      expect(shop.frameLoads).toHaveLength(1);
      expect(stage.backend.requests).toBe(1);
    },
  );

  it('twenty times while the token is fetched and the frame loads: still one of each', async () => {
    stage.sandbox.sandbox.setFaults({ token: { delayMs: 100 }, checkout: { delayMs: 100 } });
    const shop = await stage.open();
    await shop.render();

    await shop.page.evaluate(() => window.fixture.rerender(20));
    await shop.becomes('ready');
    await shop.settle();

    expect(shop.frameLoads).toHaveLength(1);
    expect(stage.backend.requests).toBe(1);
  });

  it('and the page around the checkout does not move when its frame comes', async () => {
    stage.backend.behaviour = { resets: true };
    const shop = await stage.open();
    await shop.render();
    await shop.becomes('error');
    const after = shop.page.getByRole('button', { name: 'After' });
    const before = await after.boundingBox();

    stage.backend.behaviour = {};
    await shop.page.getByRole('button', { name: 'Try again' }).click();
    await shop.becomes('ready');

    expect(await after.boundingBox()).toEqual(before);
  });

  it('again, and the latest callback is the one that is called', async () => {
    const shop = await stage.openReady();
    await shop.page.evaluate(() => window.fixture.rerender(3));

    await shop.press('Cancel');
    await shop.called('onCancel');

    expect((await shop.calls()).map(({ name, render }) => [name, render])).toEqual([
      ['onCancel', 4],
      ['onEvent', 4],
    ]);
  });

  it('in StrictMode, in development: one token request and one frame load', async () => {
    const shop = await stage.open({ mode: 'development' });

    await shop.render({}, { strict: true });
    await shop.becomes('ready');
    await shop.page.evaluate(() => window.fixture.rerender(3));
    await shop.settle();

    expect(shop.frameLoads).toHaveLength(1);
    expect(stage.backend.requests).toBe(1);
    // Not even one that was given up before it left the browser.
    expect(shop.tokenRequests()).toBe(1);
    expect(shop.complaints).toEqual([]);
  });

  it('twenty checkouts on one tokenUrl: one token request', async () => {
    const shop = await stage.open();

    await shop.render({}, { count: 20 });
    await expectSoon(() => shop.page.locator('[data-status="ready"]').count()).toBe(20);

    expect(stage.backend.requests).toBe(1);
    expect(shop.frameLoads).toHaveLength(20);
  });

  it('three checkouts, and the payer of one of them is heard by that one only', async () => {
    const shop = await stage.open();
    await shop.render({}, { count: 3 });
    const second = shop.page.frameLocator('iframe >> nth=1');

    await second.getByRole('button', { name: 'Cancel' }).click();
    await shop.called('onCancel');

    expect(await shop.calls('onCancel')).toHaveLength(1);
    const statuses = await shop.page
      .locator('.phoenix-checkout')
      .evaluateAll((all) => all.map((element) => element.dataset['status']));
    expect(statuses).toEqual(['ready', 'cancelled', 'ready']);
  });
});
