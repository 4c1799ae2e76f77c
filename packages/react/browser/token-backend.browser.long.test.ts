import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { expectSoon } from './harness/expect-soon.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a token backend', () => {
  const stage = setStage();
  const alert = ({ page }: ShopPage) => page.getByRole('alert');
  const retry = ({ page }: ShopPage) => page.getByRole('button', { name: 'Try again' });
  /** Lets requests fail until the next try is a minute away: what happens now has another reason. */
  async function waitInVain(shop: ShopPage) {
    for (let failures = shop.tokenRequests(); failures < 8; failures++) {
      await stage.pass(shop, 60);
      await expectSoon(shop.tokenRequests).toBe(failures + 1);
      await shop.settle();
    }
  }

  it.each([
    ['that is down', { resets: true }],
    ['that fails', { status: 503 }],
  ])('%s is a visible error, with a retry that works once it is back', async (_, behaviour) => {
    stage.backend.behaviour = behaviour;
    const shop = await stage.open({ holdsClock: true });
    await shop.render();
    await alert(shop).waitFor();
    await waitInVain(shop);
    expect(await alert(shop).textContent()).toContain('cannot be reached');

    stage.backend.behaviour = {};
    await retry(shop).click();
    await shop.becomes('ready');

    expect(await alert(shop).count()).toBe(0);
    expect((await shop.calls()).map(({ name, value }) => [name, value['code']])).toEqual([
      ['onError', 'token_unavailable'],
    ]);
    expect(shop.frameLoads).toHaveLength(1);
  });

  it('that is down is tried again by itself, and the checkout comes up', async () => {
    stage.backend.behaviour = { status: 503 };
    const shop = await stage.open({ holdsClock: true });
    await shop.render();
    await alert(shop).waitFor();

    stage.backend.behaviour = {};
    await stage.pass(shop, 60);
    await shop.becomes('ready');

    expect(await alert(shop).count()).toBe(0);
  });

  it('that refuses this user is asked once, until the user asks again', async () => {
    stage.backend.behaviour = { status: 401 };
    const shop = await stage.open({ holdsClock: true });
    await shop.render();
    await alert(shop).waitFor();

    await stage.pass(shop, 600);
    await shop.settle();
    expect(stage.backend.requests).toBe(1);
    expect(await shop.called('onError')).toMatchObject({ code: 'token_unauthorized' });
    stage.backend.behaviour = {};
    await retry(shop).click();

    await shop.becomes('ready');
  });

  it('that refuses at once is asked once for each mount, and says so once', async () => {
    stage.backend.behaviour = { status: 401 };

    for (let mount = 1; mount <= 12; mount++) {
      const shop = await stage.open();
      await shop.render();
      await alert(shop).waitFor();
      await shop.settle();

      expect(stage.backend.requests).toBe(mount);
      expect((await shop.calls('onError')).map(({ value }) => value['code'])).toEqual([
        'token_unauthorized',
      ]);
    }
  });

  it.each([{ status: 404 }, { hasNoToken: true }])(
    'that cannot answer as it is, is told of once and not hammered: %o',
    async (behaviour) => {
      stage.backend.behaviour = behaviour;
      const shop = await stage.open({ holdsClock: true });
      await shop.render();
      await alert(shop).waitFor();

      await stage.pass(shop, 120);
      await shop.settle();

      expect(stage.backend.requests).toBe(1);
      expect((await shop.calls('onError')).map(({ value }) => value['code'])).toEqual([
        behaviour.status ? 'token_unavailable' : 'invalid_token_reply',
      ]);
    },
  );

  it('that fails with 502 and 503 in turn calls onError once', async () => {
    const shop = await stage.open({ holdsClock: true });
    stage.backend.behaviour = { status: 502 };
    await shop.render();
    await alert(shop).waitFor();

    for (let turn = 0; turn < 6; turn++) {
      stage.backend.behaviour = { status: turn % 2 ? 502 : 503 };
      const before = stage.backend.requests;
      await stage.pass(shop, 60);
      await expectSoon(() => stage.backend.requests).toBe(before + 1);
      await shop.settle();
    }

    expect((await shop.calls('onError')).length).toBe(1);
  });

  it('that refuses this user later ends renewal, and the frame at work stays', async () => {
    const shop = await stage.openReady({}, { holdsClock: true });
    stage.backend.behaviour = { status: 401 };

    await stage.pass(shop, 31 * 60);
    await expectSoon(() => stage.backend.requests).toBe(2);
    await stage.pass(shop, 20 * 60);
    await shop.settle();

    expect(stage.backend.requests).toBe(2);
    expect(shop.frameLoads).toHaveLength(1);
    expect(await alert(shop).count()).toBe(0);
  });

  it('that hangs leaves the loading view in sight', async () => {
    stage.backend.behaviour = { hangs: true };
    const shop = await stage.open();

    await shop.render();
    await expectSoon(() => stage.backend.requests).toBe(1);

    expect(await shop.page.getByText('Loading the checkout').first().isVisible()).toBe(true);
    expect(await shop.page.locator('[aria-busy="true"]').count()).toBe(1);
    expect(shop.frameLoads).toEqual([]);
  });

  it('out of reach while the browser is offline: the checkout comes up by itself once it is online', async () => {
    const shop = await stage.open({ holdsClock: true });
    const context = shop.page.context();
    await context.setOffline(true);
    await shop.render();
    await alert(shop).waitFor();
    await waitInVain(shop);

    await context.setOffline(false);
    await shop.becomes('ready');

    expect(stage.backend.requests).toBe(1);
    expect(await alert(shop).count()).toBe(0);
  });

  it("of Phoenix's own sample, which answers with the token alone, is enough to pay", async () => {
    stage.backend.behaviour = { isSample: true };
    const shop = await stage.openReady();

    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.press('Approve payment');
    const { transactionHash } = await shop.called('onTransactionSuccess');

    expect(transactionHash).toBe(stage.sandbox.sandbox.orders[0]?.transactionHash);
  });
});
