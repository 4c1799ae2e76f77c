import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setStage } from './harness/stage.js';

describe.skipIf(!hasChromium)('a request for the block explorer', () => {
  const stage = setStage();

  async function openPaid(options = {}) {
    const shop = await stage.open();
    const context = shop.page.context();
    const explorer = { contentType: 'text/html', body: '<h1>Explorer</h1>' };
    await context.route(/basescan|evil/, (route) => route.fulfill(explorer));
    await shop.render({}, options);
    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.press('Approve payment');
    await shop.sees('Payment complete');
    return { shop, context };
  }

  it('opens the transaction in a new tab, which knows neither its opener nor where it came from', async () => {
    const { shop, context } = await openPaid();

    const opening = context.waitForEvent('page');
    await shop.press('View on explorer');
    const tab = await opening;
    await tab.getByRole('heading', { name: 'Explorer' }).waitFor();

    const [order] = stage.sandbox.sandbox.orders;
    expect(tab.url()).toBe(`https://basescan.org/tx/${order?.transactionHash}`);
    expect(await tab.evaluate(() => [opener, document.referrer])).toEqual([null, '']);
    expect(await shop.calls('onEvent')).toContainEqual(
      expect.objectContaining({ value: expect.objectContaining({ type: 'explorer_requested' }) }),
    );
  });

  it('opens nothing for any other address', async () => {
    const { shop, context } = await openPaid();
    const hash = '0x1';

    const opening = context.waitForEvent('page');
    await shop.page.frames()[1]?.evaluate((good) => {
      const urls = [
        'javascript:top.hacked=1',
        'data:text/html,hi',
        `blob:${location.origin}/1`,
        'http://basescan.org/tx/0x1',
        'https://evil.example/tx/0x1',
        'https://evilbasescan.org/tx/0x1',
        'https://basescan.org.evil.example/tx/0x1',
        'https://basescan.org@evil.example/tx/0x1',
        'https://evil.example/https://basescan.org/',
        'https://evil.example\\@basescan.org/',
        '//basescan.org/',
        '/tx/0x1',
        '',
        good,
      ];
      for (const url of urls) parent.postMessage({ type: 'OPEN_EXPLORER_URL', url }, '*');
    }, `https://basescan.org/tx/${hash}`);
    const tab = await opening;
    await tab.getByRole('heading', { name: 'Explorer' }).waitFor();

    // The good one was the last, and is the only one.
    expect(context.pages().map((page) => page.url())).toEqual([shop.page.url(), tab.url()]);
    expect(await shop.page.evaluate('window.hacked')).toBeUndefined();
  });

  it('is left to a host that takes it over', async () => {
    const { shop, context } = await openPaid({ takesExplorer: true });

    await shop.press('View on explorer');
    const { url } = await shop.called('onExplorerRequested');

    expect(url).toMatch(/^https:\/\/basescan\.org\/tx\/0x/);
    expect(context.pages()).toHaveLength(1);
  });
});
