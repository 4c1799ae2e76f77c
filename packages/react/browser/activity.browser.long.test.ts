import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { postMessages } from './harness/post-messages.js';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a checkout in an Activity', () => {
  const stage = setStage();

  describe.each([false, true])('StrictMode: %s', (strict) => {
    it('that is hidden and shown keeps its frame, and hears it meanwhile', async () => {
      const shop = await stage.open({ mode: 'development' });
      await shop.render({}, { activity: 'visible', strict });
      await shop.becomes('ready');
      const [, frame] = shop.page.frames();
      if (!frame) throw new Error('The page has no frame.');

      await shop.render({}, { activity: 'hidden', strict });
      await postMessages(shop, frame, 'parent', [
        { type: 'ORDER_CREATED', data: { order_id: '42' } },
        { type: 'TRANSACTION_SUCCESS', data: { transactionHash: `0x${'f'.repeat(64)}` } },
      ]);
      expect((await shop.calls('onEvent')).map(({ value }) => value['type'])).toEqual([
        'order_created',
        'transaction_success',
      ]);
      await shop.render({}, { activity: 'visible', strict });
      await shop.becomes('succeeded');
      await shop.settle();

      expect(shop.frameLoads).toHaveLength(1);
      expect(stage.backend.requests).toBe(1);
      expect(shop.complaints).toEqual([]);
    });

    it('that is hidden at first asks for one token and loads its frame once', async () => {
      const shop = await stage.open({ mode: 'development' });
      await shop.render({}, { activity: 'hidden', strict });
      await shop.settle();

      await shop.render({}, { activity: 'visible', strict });
      await shop.becomes('ready');
      await shop.settle();

      expect(shop.frameLoads).toHaveLength(1);
      expect(stage.backend.requests).toBe(1);
      expect(shop.complaints).toEqual([]);
    });

    it('that is unmounted while it is hidden leaves nobody who listens', async () => {
      const shop = await stage.open({ mode: 'development' });
      await shop.page.evaluate(() => {
        const { addEventListener, removeEventListener } = window;
        let count = 0;
        Object.defineProperty(window, 'listeners', { get: () => count });
        window.addEventListener = (...args: Parameters<typeof addEventListener>) => {
          if (args[0] === 'message') count += 1;
          addEventListener.apply(window, args);
        };
        window.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
          if (args[0] === 'message') count -= 1;
          removeEventListener.apply(window, args);
        };
      });
      const listeners = () =>
        shop.page.evaluate(() => (window as unknown as { listeners: number }).listeners);
      await shop.render({}, { activity: 'visible', strict });
      await shop.becomes('ready');
      expect(await listeners()).toBe(1);

      await shop.render({}, { activity: 'hidden', strict });
      await shop.page.evaluate(() => window.fixture.unmount());
      await shop.settle();

      expect(await listeners()).toBe(0);
    });
  });
});
