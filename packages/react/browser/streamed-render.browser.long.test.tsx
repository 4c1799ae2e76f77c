import type { Writable } from 'node:stream';
import { renderToPipeableStream } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setStage } from './harness/stage.js';
import { mintToken } from './harness/token-backend.js';
import { createWait, SuspendingShop } from './fixture/suspending-shop.js';

describe.skipIf(!hasChromium)('a checkout in a boundary that is streamed', () => {
  const stage = setStage();

  /** Opens a page whose server sends the shop's boundary only when `send` is called. */
  async function openStreamed({ strict = false } = {}) {
    const initialToken = await mintToken(stage.sandbox.sandbox);
    const given = { ...stage.props, initialToken };
    const options = { boundary: true, strict };
    const wait = createWait();
    const errors: unknown[] = [];
    const rendered = (main: Writable) => {
      const { pipe } = renderToPipeableStream(
        <SuspendingShop given={given} options={options} note={() => {}} wait={wait} />,
        {
          onShellReady: () => pipe(main),
          onError: (error) => void errors.push(error),
        },
      );
    };
    const shop = await stage.open();
    await shop.page.goto(stage.host.addPage({ mode: 'development', rendered }), {
      waitUntil: 'commit',
    });
    await shop.page.getByText('Preparing the shop').waitFor();
    await shop.page.waitForFunction(() => window.fixture);
    return {
      shop,
      errors,
      async send() {
        wait.end();
        await shop.page.waitForLoadState('domcontentloaded');
      },
      hydrate: () =>
        shop.page.evaluate(([props, how]) => window.fixture.hydrate(props, how), [
          given,
          options,
        ] as const),
    };
  }

  it.each([{ strict: false }, { strict: true }])(
    'is loaded once when the page is hydrated before it comes: %o',
    async (options) => {
      const { shop, send, hydrate, errors } = await openStreamed(options);

      await hydrate();
      await send();
      await shop.becomes('ready');
      await shop.page.evaluate(() => window.fixture.rerender(3));
      await shop.settle();

      expect(shop.frameLoads).toHaveLength(1);
      expect(stage.backend.requests).toBe(0);
      expect(shop.complaints).toEqual([]);
      expect(errors).toEqual([]);
    },
  );

  it.each([{ strict: false }, { strict: true }])(
    'is loaded once when the page is hydrated after it came: %o',
    async (options) => {
      const { shop, send, hydrate } = await openStreamed(options);

      await send();
      await hydrate();
      await shop.becomes('ready');
      await shop.settle();

      expect(shop.frameLoads).toHaveLength(1);
      expect(stage.backend.requests).toBe(0);
      expect(shop.complaints).toEqual([]);
    },
  );

  it('can be paid', async () => {
    const { shop, send, hydrate } = await openStreamed();
    await hydrate();
    await send();

    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.press('Approve payment');

    expect(await shop.called('onTransactionSuccess')).toHaveProperty('transactionHash');
  });
});
