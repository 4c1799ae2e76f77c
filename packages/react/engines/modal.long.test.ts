import { startSandbox, type RunningSandbox } from '@phoenix-checkout/sandbox/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FixtureProps } from '../browser/fixture/fixture.js';
import { expectSoon } from '../browser/harness/expect-soon.js';
import { startHost, type HostServer } from '../browser/harness/host-server.js';
import { startTokenBackend, type TokenBackend } from '../browser/harness/token-backend.js';
import { chromium } from './chromium.js';
import type { EnginePage } from './engine.js';
import { button, driveEngineShop } from './engine-shop.js';
import { firefox } from './firefox.js';
import { webkit } from './webkit.js';

const engines = [chromium, firefox, webkit];

let sandbox: RunningSandbox;
let backend: TokenBackend;
let host: HostServer;

beforeAll(async () => {
  [sandbox, host] = await Promise.all([startSandbox({ transferSeconds: 0.1 }), startHost()]);
  backend = await startTokenBackend(sandbox.sandbox);
});
afterAll(() => Promise.all([sandbox?.stop(), host?.stop(), backend?.stop()]));

for (const engine of engines) {
  describe.skipIf(!engine.isInstalled)(`the modal in ${engine.name}`, () => {
    let page: EnginePage;
    let shop: ReturnType<typeof driveEngineShop>;

    beforeAll(async () => {
      page = await engine.launch();
      shop = driveEngineShop(page);
    });
    afterAll(() => page?.close());

    beforeEach(async () => {
      await page.resize(1000, 800);
      await page.goto(host.addPage());
      const props: FixtureProps = {
        address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
        amount: '100',
        tokenUrl: backend.url,
        checkoutUrl: sandbox.checkoutUrl,
        mode: 'modal',
      };
      await shop.render(props, { trigger: true });
    });
    afterEach(() => {
      sandbox.sandbox.reset();
      backend.reset();
    });

    const isOpen = () => page.evaluate(`document.querySelector('dialog')?.matches(':modal')`);
    async function open() {
      await shop.click(button('Pay'));
      await expectSoon(isOpen).toBe(true);
      await shop.becomes('ready');
    }

    it('takes the focus when it opens', async () => {
      await open();

      expect(
        await page.evaluate(`document.activeElement.closest('dialog')?.matches(':modal') ?? false`),
      ).toBe(true);
    });

    it('closes on Escape, as often as it is opened, and gives the focus back', async () => {
      for (const times of [1, 2, 3]) {
        await open();

        await page.press('Escape');

        await expectSoon(isOpen).toBe(false);
        await expectSoon(() => page.evaluate('document.activeElement.textContent')).toBe('Pay');
        expect(await shop.called('onOpenChange')).toHaveLength(2 * times);
      }
      expect(await page.evaluate(`document.querySelectorAll('iframe').length`)).toBe(0);
    });

    it('asks on every Escape while an order is open', async () => {
      await open();
      await shop.click(button('Continue'), 'frame');
      await shop.click(button('Harbor Bank'), 'frame');
      await expectSoon(() => shop.called('onOrderCreated')).not.toEqual([]);
      await shop.click(button('Close'));

      for (let times = 0; times < 3; times += 1) {
        await shop.click(button('Keep paying'));
        await page.press('Escape');
        await expectSoon(() => shop.box(button('Keep paying'))).not.toBe(null);
      }

      expect(await isOpen()).toBe(true);
    });

    it.each([
      [1000, 670],
      [366, 700],
      [320, 600],
    ])('fits a window of %i by %i, and stands still', async (width, height) => {
      await page.resize(width, height);
      await open();

      const sizes = await page.evaluate(`new Promise((resolve) => {
        const seen = new Set();
        let frames = 0;
        const look = () => {
          const { width, height } = document.querySelector('iframe').getBoundingClientRect();
          if (++frames > 5) seen.add(width + ' by ' + height);
          if (frames < 65) requestAnimationFrame(look);
          else resolve([...seen]);
        };
        look();
      })`);

      expect(sizes).toHaveLength(1);
      const box = await shop.box(`document.querySelector('iframe')`);
      const [innerWidth] = (await page.evaluate('[innerWidth]')) as [number];
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(innerWidth);
      expect(box.height / box.width).toBeCloseTo(600 / 350, 1);
      expect(await page.evaluate('[innerWidth, innerHeight]', 'frame')).toEqual([350, 600]);
    });

    it.each([
      [1000, 800],
      [320, 700],
    ])('is paid in by real clicks at %i by %i', async (width, height) => {
      await page.resize(width, height);
      await open();

      await shop.click(button('Continue'), 'frame');
      await shop.click(button('Harbor Bank'), 'frame');
      await shop.click(button('Approve payment'), 'frame');

      await expectSoon(() => shop.called('onTransactionSuccess')).toEqual([
        expect.objectContaining({ transactionHash: expect.stringMatching(/^0x[\da-f]{64}$/) }),
      ]);
      await shop.click(button('Done'), 'frame');
      await expectSoon(isOpen).toBe(false);
    });
  });
}
