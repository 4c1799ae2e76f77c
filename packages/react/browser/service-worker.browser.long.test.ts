import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import type { ShopPage } from './harness/shop-page.js';
import { setStage } from './harness/stage.js';

/** Takes over the page at once, and keeps all that comes by: what a careless app's worker does. */
const keepsAll = `
  const seen = [];
  self.addEventListener('install', () => self.skipWaiting());
  self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener('message', ({ ports }) => ports[0].postMessage(seen));
  async function fromCache(request) {
    const cache = await caches.open('all');
    const kept = await cache.match(request);
    if (kept) return kept;
    const reply = await fetch(request);
    await cache.put(request, reply.clone());
    return reply;
  }
  self.addEventListener('fetch', (event) => {
    seen.push(event.request.url);
    // LEAVES
    event.respondWith(fromCache(event.request));
  });
`;

/** The same with the rule of the guide. */
const leavesToken = keepsAll.replace(
  '// LEAVES',
  "if (new URL(event.request.url).pathname.startsWith('/token')) return;",
);

/** Has the page controlled by that worker. */
async function control({ page }: ShopPage, path: string): Promise<void> {
  await page.evaluate(async (script) => {
    const isControlled = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
    await navigator.serviceWorker.register(script);
    await isControlled;
  }, path);
}

/** The addresses that went by the worker. */
const seenBy = ({ page }: ShopPage) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', ({ data }) => resolve(data));
        port1.start();
        navigator.serviceWorker.controller?.postMessage('seen?', [port2]);
      }),
  );

/** All that the worker has kept: addresses and bodies. */
const keptBy = ({ page }: ShopPage) =>
  page.evaluate(async () => {
    const cache = await caches.open('all');
    const requests = await cache.keys();
    const bodies = await Promise.all(
      requests.map(async (request) => (await cache.match(request))?.text()),
    );
    return [...requests.map(({ url }) => url), ...bodies].join('\n');
  });

describe.skipIf(!hasChromium)('under a service worker', () => {
  const stage = setStage();

  async function openUnder(worker: string, options = {}) {
    const shop = await stage.open(options);
    await control(shop, stage.host.addWorker(worker));
    await shop.render();
    await shop.becomes('ready');
    return shop;
  }

  it('that leaves the token endpoint alone, a payer pays and no token is kept', async () => {
    const shop = await openUnder(leavesToken);

    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.press('Approve payment');
    await shop.becomes('succeeded');

    expect(await seenBy(shop)).toContain(stage.backend.url);
    expect(await keptBy(shop)).not.toMatch(/access_token|\/token/);
    expect(stage.backend.requests).toBe(1);
    expect(shop.complaints).toEqual([]);
  });

  it('what the frame loads does not go by the worker, even where it keeps all', async () => {
    const shop = await openUnder(keepsAll);

    await shop.sees('Buy USDC');
    await shop.settle();

    const seen = await seenBy(shop);
    expect(seen).toContain(stage.backend.url);
    expect(seen.filter((url) => url.startsWith(stage.sandbox.url))).toEqual([]);
  });

  it('a stored token is not used once the page has seen it expire, and the error names the cache', async () => {
    const shop = await openUnder(keepsAll, { holdsClock: true });
    expect(await keptBy(shop)).toContain('access_token');

    await stage.pass(shop, 3700);
    await shop.page.getByRole('alert').waitFor();

    expect(shop.frameLoads).toHaveLength(1);
    const [error] = await shop.calls('onError');
    expect(error?.value).toMatchObject({
      code: 'invalid_token_reply',
      message: `${stage.backend.url}: The token has expired`,
    });
  });

  it('a page that reloads for a new worker asks the payer first while an order is open', async () => {
    const shop = await openUnder(leavesToken);
    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.called('onOrderCreated');
    const asked = shop.page.waitForEvent('dialog');

    await shop.page.evaluate(() => setTimeout(() => location.reload(), 0));
    const dialog = await asked;
    await dialog.dismiss();

    expect(dialog.type()).toBe('beforeunload');
    expect(await shop.frame.getByRole('button', { name: 'Approve payment' }).isVisible()).toBe(
      true,
    );
    expect(shop.frameLoads).toHaveLength(1);
  });
});
