import type { FrameLocator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import { setStage } from './harness/stage.js';

const viewport = { width: 1500, height: 1500 };

describe.skipIf(!hasChromium)('with tokens that live for a few seconds', () => {
  const stage = setStage();

  /** Presses Continue, as often as a person does whose press fell on a page that was just made new. */
  async function start(frame: FrameLocator) {
    const button = frame.getByRole('button', { name: 'Continue' });
    await expectSoon(async () => {
      if (await button.isVisible()) await button.click({ timeout: 1000 }).catch(() => {});
      return frame.getByRole('heading', { name: 'How do you want to pay?' }).isVisible();
    }).toBe(true);
  }

  it('a payer who starts at any moment can create an order', async () => {
    stage.sandbox.sandbox.setFaults({ token: { lifetimeSeconds: 5 } });
    const payers = 8;
    const shop = await stage.open({ context: { viewport } });
    await shop.render({}, { count: payers });
    const openedAt = Date.now();

    // Their starts are spread over more than two lives of a token.
    for (let payer = 0; payer < payers; payer++) {
      await shop.page.waitForFunction((at) => Date.now() >= at, openedAt + payer * 1600);
      const frame = shop.page.frameLocator(`iframe >> nth=${payer}`);
      await start(frame);
      await frame.getByRole('button', { name: 'Harbor Bank' }).click();
      await expectSoon(() => stage.sandbox.sandbox.orders.length).toBe(payer + 1);
    }

    await expectSoon(async () => (await shop.calls('onOrderCreated')).length).toBe(payers);
    expect(await shop.calls('onError')).toEqual([]);
  });
});
