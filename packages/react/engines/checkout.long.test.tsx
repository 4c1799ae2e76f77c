import { startSandbox, type RunningSandbox } from '@phoenix-checkout/sandbox/node';
import { renderToString } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FixtureProps } from '../browser/fixture/fixture.js';
import { Shop } from '../browser/fixture/shop.js';
import { expectSoon } from '../browser/harness/expect-soon.js';
import { startHost, type HostServer } from '../browser/harness/host-server.js';
import {
  mintToken,
  startTokenBackend,
  type TokenBackend,
} from '../browser/harness/token-backend.js';
import { chromium } from './chromium.js';
import type { EnginePage } from './engine.js';
import { button, driveEngineShop } from './engine-shop.js';
import { firefox } from './firefox.js';
import { webkit } from './webkit.js';

let sandbox: RunningSandbox;
let backend: TokenBackend;
let host: HostServer;

beforeAll(async () => {
  [sandbox, host] = await Promise.all([startSandbox({ transferSeconds: 0.1 }), startHost()]);
  backend = await startTokenBackend(sandbox.sandbox);
});
afterAll(() => Promise.all([sandbox?.stop(), host?.stop(), backend?.stop()]));

const forged = JSON.stringify({ type: 'ORDER_CREATED', data: { order_id: 'forged' } });
const genuine = JSON.stringify({ type: 'ORDER_CREATED', data: { order_id: 'genuine' } });

for (const engine of [chromium, firefox, webkit]) {
  describe.skipIf(!engine.isInstalled)(`a checkout in ${engine.name}`, () => {
    let page: EnginePage;
    let shop: ReturnType<typeof driveEngineShop>;
    let props: FixtureProps;

    beforeAll(async () => {
      page = await engine.launch();
      shop = driveEngineShop(page);
    });
    afterAll(() => page?.close());

    beforeEach(async () => {
      props = {
        address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
        amount: '100',
        tokenUrl: backend.url,
        checkoutUrl: sandbox.checkoutUrl,
      };
      await page.resize(1000, 900);
      await page.goto(host.addPage());
    });
    afterEach(() => {
      sandbox.sandbox.reset();
      backend.reset();
    });

    async function show() {
      await shop.render(props);
      await shop.becomes('ready');
    }
    async function order() {
      await shop.click(button('Continue'), 'frame');
      await shop.click(button('Harbor Bank'), 'frame');
      await expectSoon(() => shop.called('onOrderCreated')).toEqual([
        expect.objectContaining({ orderId: expect.stringMatching(/\w{10,}/) }),
      ]);
    }

    it('is paid in by real clicks, and tells of each step', async () => {
      await show();
      await order();
      await shop.click(button('Approve payment'), 'frame');
      await expectSoon(() => shop.called('onTransactionSuccess')).toEqual([
        expect.objectContaining({ transactionHash: expect.stringMatching(/^0x[\da-f]{64}$/) }),
      ]);

      await shop.click(button('Done'), 'frame');

      await expectSoon(() => shop.called('onDone')).toEqual([expect.anything()]);
      await shop.becomes('done');
      expect(await shop.called('onError')).toEqual([]);
      expect(backend.requests).toBe(1);
    });

    it('keeps a payer who is in the frame, until the focus leaves', async () => {
      await show();
      // Firefox, driven so, gives a frame no focus for a click on mere words.
      await shop.click(button('Continue'), 'frame');
      await expectSoon(() => page.evaluate('document.activeElement.tagName')).toBe('IFRAME');

      await shop.render({ ...props, amount: '101' });
      await expectSoon(() => shop.called('onHoldingBack')).toEqual([{ isHoldingBack: true }]);
      expect(await shop.amount()).toBe('100');
      await shop.click(button('Before'));

      await expectSoon(shop.amount).toBe('101');
      await shop.becomes('ready');
    });

    it('keeps the frame of an open order though the focus has left, until it is done', async () => {
      await show();
      await order();
      await shop.click(button('Before'));
      await shop.render({ ...props, amount: '101' });
      await expectSoon(() => shop.called('onHoldingBack')).toEqual([{ isHoldingBack: true }]);
      expect(await shop.amount()).toBe('100');

      await shop.click(button('Approve payment'), 'frame');
      await shop.click(button('Done'), 'frame');
      await expectSoon(() => shop.called('onDone')).toEqual([expect.anything()]);
      await shop.click(button('Before'));

      await expectSoon(() => shop.called('onHoldingBack')).toEqual([
        { isHoldingBack: true },
        { isHoldingBack: false },
      ]);
    });

    it('that a server has rendered is taken over as it is, and is paid in', async () => {
      const initialToken = await mintToken(sandbox.sandbox);
      const given = { ...props, initialToken };
      const rendered = renderToString(<Shop given={given} options={{}} note={() => {}} />);
      await page.goto(host.addPage({ mode: 'development', rendered }));
      await page.evaluate(`(() => {
        window.complaints = [];
        console.error = (...words) => window.complaints.push(words.join(' '));
        window.frameBefore = document.querySelector('iframe');
        window.urlBefore = window.frameBefore.src;
      })()`);

      await page.evaluate(`window.fixture.hydrate(${JSON.stringify(given)})`);
      await shop.becomes('ready');
      await order();

      expect(await page.evaluate('window.complaints')).toEqual([]);
      expect(
        await page.evaluate(
          `document.querySelector('iframe') === frameBefore && frameBefore.src === urlBefore`,
        ),
      ).toBe(true);
      expect(backend.requests).toBe(0);
    });

    it('believes its own frame, and no other window', async () => {
      await show();
      await page.evaluate(`(() => {
        window.heard = 0;
        addEventListener('message', () => (window.heard += 1));
        postMessage(${forged}, '*');
      })()`);
      // The checkout's own origin, but another window: a frame inside of it.
      await page.evaluate(
        `new Promise((resolve) => {
          const nested = document.createElement('iframe');
          nested.src = '/nested';
          nested.addEventListener('load', () => {
            const script = nested.contentDocument.createElement('script');
            script.textContent = ${JSON.stringify(`top.postMessage(${forged}, '*')`)};
            nested.contentDocument.documentElement.append(script);
            resolve();
          });
          document.body.append(nested);
        })`,
        'frame',
      );
      await expectSoon(() => page.evaluate('window.heard')).toBe(2);
      expect(await shop.called('onEvent')).toEqual([]);

      await page.evaluate(`parent.postMessage(${genuine}, '*')`, 'frame');

      await expectSoon(() => shop.called('onOrderCreated')).toEqual([
        expect.objectContaining({ orderId: 'genuine' }),
      ]);
    });
  });
}
