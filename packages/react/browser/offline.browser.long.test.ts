import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a browser that goes offline', () => {
  const stage = setStage();

  it('before there is a token says so, and goes on by itself when it is back', async () => {
    stage.backend.behaviour = { resets: true };
    const shop = await stage.open();
    await shop.render();
    await expectSoon(() => stage.backend.requests > 0).toBe(true);
    await shop.page.context().setOffline(true);

    await shop.page.getByRole('alert').getByText('You are offline.').waitFor();
    expect(await shop.calls('onError')).toContainEqual(
      expect.objectContaining({ value: expect.objectContaining({ code: 'offline' }) }),
    );
    stage.backend.behaviour = {};
    await shop.page.context().setOffline(false);

    await shop.becomes('ready');
    expect(shop.frameLoads).toHaveLength(1);
  });

  it('before the checkout was opened cannot be told from a backend that is down, and resumes too', async () => {
    const shop = await stage.open();
    await shop.page.context().setOffline(true);
    await shop.render();

    await shop.page.getByRole('alert').getByText('cannot be reached').waitFor();
    await shop.page.context().setOffline(false);
    await shop.becomes('ready');

    expect(shop.frameLoads).toHaveLength(1);
  });

  it("before the frame has loaded shows no browser's error page, and loads when it is back", async () => {
    const shop = await stage.open();
    const release = await shop.holdFrame();
    await shop.render();
    await expectSoon(() => shop.frameLoads.length).toBe(1);

    await shop.page.context().setOffline(true);
    release();
    await shop.page.getByRole('alert').getByText('You are offline.').waitFor();
    await shop.page.context().setOffline(false);

    await shop.offers('$100.00');
    expect(shop.frameLoads).toHaveLength(2);
  });

  it('with a checkout that has loaded leaves the payer alone, and so does coming back', async () => {
    const shop = await stage.openReady();
    await shop.press('Continue');

    await shop.page.context().setOffline(true);
    await shop.settle();
    await shop.page.context().setOffline(false);
    await shop.settle();

    expect(await shop.page.locator('[data-status=ready]').count()).toBe(1);
    expect(shop.frameLoads).toHaveLength(1);
  });
});
