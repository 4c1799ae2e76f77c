import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import { setStage } from './harness/stage.js';

const MINUTE = 60;

describe.skipIf(!hasChromium)('a token that is renewed', () => {
  const stage = setStage();
  const openHeld = () => stage.openReady({}, { holdsClock: true });
  const requestsBecome = (count: number) => expectSoon(() => stage.backend.requests).toBe(count);

  it("reloads nothing while the frame's own token is valid", async () => {
    const shop = await openHeld();

    await stage.pass(shop, 31 * MINUTE);
    await requestsBecome(2);
    await stage.pass(shop, 20 * MINUTE);
    await shop.settle();

    expect(shop.frameLoads).toHaveLength(1);
  });

  it("restarts an idle frame once when the frame's own token has expired", async () => {
    const shop = await openHeld();
    await stage.pass(shop, 31 * MINUTE);
    await requestsBecome(2);

    await stage.pass(shop, 30 * MINUTE);
    await expectSoon(() => shop.frameLoads.length).toBe(2);
    await shop.becomes('ready');
    await stage.pass(shop, 10 * MINUTE);
    await shop.settle();

    const tokens = shop.frameLoads.map((url) => url.searchParams.get('access_token'));
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).not.toBe(tokens[1]);
    await shop.press('Continue');
    await shop.sees('How do you want to pay?');
  });

  it('after hours of sleep gives a frame that a payer can start in', async () => {
    const shop = await openHeld();

    await stage.pass(shop, 8 * 60 * MINUTE);
    await expectSoon(() => shop.frameLoads.length).toBe(2);
    await shop.becomes('ready');
    await shop.press('Continue');
    await shop.sees('How do you want to pay?');

    expect(stage.backend.requests).toBe(2);
  });

  it('leaves a frame alone that the payer has focus in, until focus leaves', async () => {
    const shop = await openHeld();
    await shop.press('Continue');
    await shop.sees('How do you want to pay?');

    await stage.pass(shop, 31 * MINUTE);
    await requestsBecome(2);
    await stage.pass(shop, 40 * MINUTE);
    await shop.settle();
    expect(shop.frameLoads).toHaveLength(1);
    await shop.leaveFrame();

    await expectSoon(() => shop.frameLoads.length).toBe(2);
  });

  it('leaves a frame alone that has an order open, and hears its end', async () => {
    const shop = await openHeld();
    await stage.pass(shop, 50 * MINUTE);
    await shop.press('Continue');
    await shop.press(/Manual Zelle/);
    await shop.called('onOrderCreated');
    await shop.leaveFrame();

    await stage.pass(shop, 20 * MINUTE);
    await shop.settle();
    expect(shop.frameLoads).toHaveLength(1);
    await shop.press('I have sent it');
    await shop.called('onTransactionSuccess');
    await stage.pass(shop, 4 * MINUTE);
    await shop.settle();

    expect(shop.frameLoads).toHaveLength(1);
    expect((await shop.called('onTransactionSuccess'))['transactionHash']).toBe(
      stage.sandbox.sandbox.orders[0]?.transactionHash,
    );
  });

  it("works with Phoenix's own sample backend, which says nothing of the token's life", async () => {
    stage.backend.behaviour = { isSample: true };
    const shop = await openHeld();

    await stage.pass(shop, 31 * MINUTE);
    await requestsBecome(2);
    await stage.pass(shop, 30 * MINUTE);
    await expectSoon(() => shop.frameLoads.length).toBe(2);

    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.called('onOrderCreated');
  });
});
