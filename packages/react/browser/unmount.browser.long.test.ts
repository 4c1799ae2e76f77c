import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a host that unmounts the checkout', () => {
  const stage = setStage();

  async function openStrict() {
    const shop = await stage.open({ mode: 'development', holdsClock: true });
    await shop.render({}, { strict: true });
    return shop;
  }
  /** Lets hours pass, and expects that nothing of the checkout is left to make use of them. */
  async function expectSilence(
    shop: ShopPage,
    expected: { requests: number; loads: number; complaints?: unknown[] },
  ) {
    const callsBefore = await shop.calls();
    // First the moment after which a request ends, or what is due later would be due with it.
    await stage.pass(shop, 0.1);
    await stage.pass(shop, 60);
    await shop.settle();
    await stage.pass(shop, 2 * 3600);
    await shop.page.evaluate(() => {
      for (const wakeUp of ['focus', 'online', 'pageshow']) dispatchEvent(new Event(wakeUp));
    });
    await shop.settle();

    expect(await shop.calls()).toEqual(callsBefore);
    expect(stage.backend.requests).toBe(expected.requests);
    expect(shop.frameLoads).toHaveLength(expected.loads);
    expect(shop.complaints).toEqual(expected.complaints ?? []);
  }

  it('in the middle of the token request ends it, and hears no more', async () => {
    stage.backend.behaviour = { hangs: true };
    const shop = await openStrict();
    await expectSoon(() => stage.backend.requests).toBe(1);

    await shop.page.evaluate(() => window.fixture.unmount());
    await expectSoon(() => stage.backend.abandoned).toBe(1);

    await expectSilence(shop, { requests: 1, loads: 0 });
  });

  it('between two tries of the token request ends them', async () => {
    stage.backend.behaviour = { status: 503 };
    const shop = await openStrict();
    await shop.page.getByRole('alert').waitFor();
    const { requests } = stage.backend;

    await shop.page.evaluate(() => window.fixture.unmount());

    const complaints = [expect.stringContaining('token_unavailable')];
    await expectSilence(shop, { requests, loads: 0, complaints });
  });

  it('before the frame has loaded hears no more', async () => {
    stage.sandbox.sandbox.setFaults({ checkout: { reply: 'hang' } });
    const shop = await openStrict();
    await expectSoon(() => shop.frameLoads.length).toBe(1);

    await shop.page.evaluate(() => window.fixture.unmount());

    await expectSilence(shop, { requests: 1, loads: 1 });
  });

  it('with an order open hears no more', async () => {
    const shop = await openStrict();
    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.called('onOrderCreated');

    await shop.page.evaluate(() => window.fixture.unmount());

    expect(await shop.page.locator('iframe').count()).toBe(0);
    await expectSilence(shop, { requests: 1, loads: 1 });
  });

  it('and mounts it again gets a new frame, with the token that is there', async () => {
    const shop = await openStrict();
    await shop.becomes('ready');

    await shop.page.evaluate(() => window.fixture.unmount());
    await shop.render();
    await shop.becomes('ready');

    expect(shop.frameLoads).toHaveLength(2);
    expect(stage.backend.requests).toBe(1);
    expect(shop.complaints).toEqual([]);
  });
});
