import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import type { FixtureProps } from './fixture/fixture.js';
import { expectSoon } from './harness/expect-soon.js';
import { paymentMessages } from './harness/post-messages.js';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

/** A payer and a host page, and what the test knows of them. */
interface Scene {
  shop: ShopPage;
  values: FixtureProps;
  isOrderOpen: boolean;
  isFocused: boolean;
}

interface Step {
  words: string;
  take: (scene: Scene) => Promise<void>;
}

const step = (words: string, take: Step['take']) => ({
  words,
  take,
  [fc.toStringMethod]: () => words,
});

/** Says it as the checkout's own page does. */
async function say({ shop }: Scene, type: string) {
  const message = paymentMessages.find((known) => known.type === type);
  await shop.frame.locator('body').evaluate((_, what) => parent.postMessage(what, '*'), message);
  await shop.settle();
}

const change = (values: FixtureProps) =>
  step(JSON.stringify(values), async (scene) => {
    Object.assign(scene.values, values);
    await scene.shop.render(scene.values, { renews: true });
  });
const end = (type: string) =>
  step(type, async (scene) => {
    await say(scene, type);
    scene.isOrderOpen = false;
    // What is over covers the frame, and takes the focus out of it.
    if (type !== 'PAYMENT_FAILED') scene.isFocused = false;
  });

const steps = fc.oneof(
  fc.constantFrom('100', '101', '102').map((amount) => change({ amount })),
  fc.constantFrom('light' as const, 'dark' as const).map((theme) => change({ theme })),
  fc
    .constantFrom(
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    )
    .map((address) => change({ address })),
  fc.constant(
    step('a renewed token', async ({ shop }) => {
      await shop.page.evaluate(() => window.fixture.refresh?.());
    }),
  ),
  fc.constant(
    step('focus in', async (scene) => {
      await scene.shop.frame.getByRole('heading', { level: 1 }).click();
      scene.isFocused = true;
    }),
  ),
  fc.constant(
    step('focus out', async (scene) => {
      await scene.shop.leaveFrame();
      scene.isFocused = false;
    }),
  ),
  fc.constant(
    step('an order', async (scene) => {
      await say(scene, 'ORDER_CREATED');
      scene.isOrderOpen = true;
    }),
  ),
  fc.constantFrom('CANCEL', 'USER_DONE', 'PAYMENT_FAILED').map(end),
);

describe.skipIf(!hasChromium)('whatever happens around a payer', () => {
  const stage = setStage();

  const rounds = [1, 2, 3, 4];
  it.each(rounds)(
    'the frame stays while they are at work, and the latest values are not lost: %i',
    async () => {
      const shop = await stage.open();
      await fc.assert(
        fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 12 }), async (sequence) => {
          const scene: Scene = { shop, values: {}, isOrderOpen: false, isFocused: false };
          await shop.render(scene.values, { renews: true });
          await shop.becomes('ready');

          for (const { take } of sequence) {
            const wasPinned = scene.isOrderOpen || scene.isFocused;
            const loads = shop.frameLoads.length;
            await take(scene);
            await shop.settle();
            const isPinned = scene.isOrderOpen || scene.isFocused;
            if (wasPinned && isPinned) expect(shop.frameLoads).toHaveLength(loads);
            // A frame that has just begun is not yet one to click or speak in.
            await shop.frame.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
            await shop.settle();
            if (shop.frameLoads.length > loads) await shop.becomes('ready');
            const again = shop.page.getByRole('button', { name: 'Start again' });
            if (await again.isVisible()) {
              await again.click();
              await shop.becomes('ready');
            }
          }
          await say(scene, 'PAYMENT_FAILED');
          await shop.leaveFrame();

          const { amount = '100', address = stage.props.address, theme = null } = scene.values;
          await expectSoon(() => {
            const { searchParams } = shop.frameLoads.at(-1) ?? new URL('none:');
            return ['amount', 'address', 'theme'].map((name) => searchParams.get(name));
          }).toEqual([amount, address, theme]);
          await shop.page.evaluate(() => window.fixture.unmount());
        }),
        { numRuns: 20 / rounds.length },
      );
    },
  );
});
