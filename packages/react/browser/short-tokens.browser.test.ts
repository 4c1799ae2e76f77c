import { describe, expect, it } from 'vitest';
import { hasChromium } from '../../../.ci/chromium.mjs';
import { expectSoon } from './harness/expect-soon.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('with tokens that live for a few seconds', () => {
  const stage = setStage();

  it('a payer who starts at any moment can create an order', async () => {
    stage.sandbox.sandbox.setFaults({ token: { lifetimeSeconds: 5 } });
    const payers = 8;
    const shop = await stage.open();
    await shop.render({}, { count: payers });
    const openedAt = Date.now();

    // Their starts are spread over more than two lives of a token.
    for (let payer = 0; payer < payers; payer++) {
      await shop.page.waitForFunction((at) => Date.now() >= at, openedAt + payer * 1600);
      const frame = shop.page.frameLocator(`iframe >> nth=${payer}`);
      await frame.getByRole('button', { name: 'Continue' }).click();
      await frame.getByRole('button', { name: 'Harbor Bank' }).click();
      await expectSoon(() => stage.sandbox.sandbox.orders.length).toBe(payer + 1);
    }

    expect(await shop.calls('onOrderCreated')).toHaveLength(payers);
    expect(await shop.calls('onError')).toEqual([]);
  });
});
