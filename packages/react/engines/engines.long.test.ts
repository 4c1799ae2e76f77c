import { startSandbox, type RunningSandbox } from '@phoenix-checkout/sandbox/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Call, FixtureProps, RenderOptions } from '../browser/fixture/fixture.js';
import { expectSoon } from '../browser/harness/expect-soon.js';
import { startHost, type HostServer } from '../browser/harness/host-server.js';
import { startTokenBackend, type TokenBackend } from '../browser/harness/token-backend.js';
import { chromium } from './chromium.js';
import type { EnginePage, Place } from './engine.js';
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

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The button of that name, or else the first whose words contain it. */
const button = (name: string) => `(() => {
  const all = [...document.querySelectorAll('button')];
  const isNamed = (each) => [each.textContent.trim(), each.ariaLabel].includes('${name}');
  return all.find(isNamed) ?? all.find((each) => each.textContent.includes('${name}'));
})()`;
const boxOf = (element: string) => `(${element})?.getBoundingClientRect().toJSON() ?? null`;

/** The box of an element that can be clicked on, once it has stood still for two frames; else null. */
const stillBoxOf = (element: string) => `(async () => {
  const element = ${element};
  if (!element || element.disabled) return null;
  const before = element.getBoundingClientRect();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const { x, y, width, height } = element.getBoundingClientRect();
  if (x !== before.x || y !== before.y || width !== before.width) return null;
  const there = document.elementFromPoint(x + width / 2, y + height / 2);
  return element.contains(there) ? { x, y, width, height } : null;
})()`;

for (const engine of engines) {
  describe.skipIf(!engine.isInstalled)(`the modal in ${engine.name}`, () => {
    let page: EnginePage;

    beforeAll(async () => {
      page = await engine.launch();
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
      const options: RenderOptions = { trigger: true };
      await page.evaluate(
        `window.fixture.render(${JSON.stringify(props)}, ${JSON.stringify(options)})`,
      );
    });
    afterEach(() => {
      sandbox.sandbox.reset();
      backend.reset();
    });

    const isOpen = () => page.evaluate(`document.querySelector('dialog')?.matches(':modal')`);
    const called = async (name: string) => {
      const calls = (await page.evaluate('window.fixture.calls')) as Call[];
      return calls.filter((call) => call.name === name).map(({ value }) => value);
    };

    /** Waits for an element and clicks on its middle with the mouse, in the frame where it is shown. */
    async function click(element: string, place: Place = 'page') {
      let box: Box | null = null;
      await expectSoon(async () => {
        box = (await page.evaluate(stillBoxOf(element), place)) as Box | null;
        return box;
      }).not.toBe(null);
      let { x, y, width, height } = box as unknown as Box;
      if (place === 'frame') {
        const frame = (await page.evaluate(boxOf(`document.querySelector('iframe')`))) as Box;
        const scale = frame.width / ((await page.evaluate('innerWidth', 'frame')) as number);
        [x, y] = [frame.x + x * scale, frame.y + y * scale];
        [width, height] = [width * scale, height * scale];
      }
      await page.click(x + width / 2, y + height / 2);
    }

    async function open() {
      await click(button('Pay'));
      await expectSoon(isOpen).toBe(true);
      await expectSoon(() =>
        page.evaluate(`document.querySelector('[data-status=ready]') !== null`),
      ).toBe(true);
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
        expect(await called('onOpenChange')).toHaveLength(2 * times);
      }
      expect(await page.evaluate(`document.querySelectorAll('iframe').length`)).toBe(0);
    });

    it('asks on every Escape while an order is open', async () => {
      await open();
      await click(button('Continue'), 'frame');
      await click(button('Harbor Bank'), 'frame');
      await expectSoon(() => called('onOrderCreated')).not.toEqual([]);
      await click(button('Close'));

      for (let times = 0; times < 3; times += 1) {
        await click(button('Keep paying'));
        await page.press('Escape');
        await expectSoon(() => page.evaluate(boxOf(button('Keep paying')))).not.toBe(null);
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
      const box = (await page.evaluate(boxOf(`document.querySelector('iframe')`))) as Box;
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

      await click(button('Continue'), 'frame');
      await click(button('Harbor Bank'), 'frame');
      await click(button('Approve payment'), 'frame');

      await expectSoon(() => called('onTransactionSuccess')).toEqual([
        expect.objectContaining({ transactionHash: expect.stringMatching(/^0x[\da-f]{64}$/) }),
      ]);
      await click(button('Done'), 'frame');
      await expectSoon(isOpen).toBe(false);
    });
  });
}
