import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { installExampleApp, type ExampleApp } from './example-app.js';
import { pay, setBrowser } from './payer.js';
import { startPhoenix } from './start-phoenix.js';

describe.skipIf(!hasChromium)('the example for Next.js', () => {
  const browser = setBrowser();
  let app: ExampleApp;
  let phoenix: Awaited<ReturnType<typeof startPhoenix>>;
  beforeAll(async () => {
    phoenix = await startPhoenix();
    app = await installExampleApp('nextjs');
  });
  afterAll(async () => {
    await phoenix?.stop();
    await app?.remove();
  });

  /** The files that were built which hold one of the words. */
  async function builtWith(...words: string[]): Promise<string[]> {
    const entries = await readdir(join(app.folder, '.next'), {
      recursive: true,
      withFileTypes: true,
    });
    const files = entries.filter((entry) => entry.isFile());
    const contents = await Promise.all(
      files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
    );
    return files
      .filter((_, at) => words.some((word) => contents[at]?.includes(word)))
      .map(({ name }) => name);
  }

  async function startBuilt(env = {}) {
    const site = await app.start('start', { ...phoenix.env, ...env });
    onTestFinished(site.stop);
    return site;
  }

  it('is built without secrets, and its types hold', async () => {
    const output = await app.run('build');

    expect(output).toMatch(/ƒ \/buy/);
    expect(output).not.toMatch(/warn/i);
    expect(await builtWith('sandbox-secret-worth-nothing', 'sandbox-client')).toEqual([]);
  });

  it('brings the token in its HTML, and takes a payment', async () => {
    const site = await startBuilt();
    const html = await (await fetch(site.url)).text();
    const { page, complaints } = await browser.open(site.url);

    await pay(page);

    expect(html).toContain('access_token=');
    expect(complaints).toEqual([]);
  });

  it('takes a payment under a strict policy, and is told of it', async () => {
    phoenix.sandbox.reset();
    const site = await startBuilt();
    const { page, complaints } = await browser.open(`${site.url}/buy`);

    await pay(page);
    await phoenix.sandbox.settled();
    const link = page.getByRole('link', { name: 'Follow your order' });
    const [orderPage] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await orderPage.getByText('Paid. Thank you!').waitFor();
    await orderPage.getByText('25.07 USDC').waitFor();

    const told = phoenix.sandbox.webhooks.deliveries;
    expect(told.map(({ type, status }) => `${type} ${status}`)).toEqual([
      'order_created delivered',
      'order_status_updated delivered',
    ]);
    expect(told.at(-1)?.attempts.at(-1)?.answer).toContain('external_partner_id');
    expect(complaints).toEqual([]);
    // One manager for the page and the route.
    await fetch(`${site.url}/api/phoenix/token`);
    expect(phoenix.sandbox.tokenRequests).toBe(1);
  });

  it('asks before a link leaves an open order, and not after', async () => {
    const site = await startBuilt();
    const { page } = await browser.open(`${site.url}/buy`);
    const frame = page.frameLocator('iframe');
    const asked: string[] = [];
    page.on('dialog', async (dialog) => {
      asked.push(dialog.message());
      await dialog.dismiss();
    });
    await frame.getByRole('button', { name: 'Continue' }).click();
    await frame.getByRole('button', { name: 'Harbor Bank' }).click();
    await page.getByRole('link', { name: 'Follow your order' }).waitFor();

    await page.getByRole('link', { name: 'Home' }).click();
    await frame.getByRole('button', { name: 'Approve payment' }).click();
    await frame.getByRole('heading', { name: 'Payment complete' }).waitFor();
    await page.getByRole('link', { name: 'Home' }).click();

    await expect.poll(() => page.getByRole('heading').textContent()).toBe('Top up');
    expect(asked).toEqual(['Your payment is not finished. Leave?']);
  });

  it('does not show an order to another browser', async () => {
    const site = await startBuilt();
    const [order] = phoenix.sandbox.orders;
    const { page } = await browser.open(`${site.url}/orders/${order?.id}`);

    const text = page.locator('main p');

    await expect.poll(() => text.textContent()).toBe('There is no such order of yours.');
  });

  describe('below a path', () => {
    const basePath = { NEXT_PUBLIC_BASE_PATH: '/shop' };
    let shop: Awaited<ReturnType<typeof startPhoenix>>;
    beforeAll(async () => {
      shop = await startPhoenix({ basePath: '/shop' });
      await app.run('build', basePath);
    });
    afterAll(() => shop?.stop());

    async function openPage(path: string) {
      const site = await startBuilt({ ...shop.env, ...basePath });
      const { page, complaints } = await browser.open('about:blank');
      const asked: string[] = [];
      page.on('request', (request) => {
        const { origin, pathname } = new URL(request.url());
        if (origin === site.url) asked.push(pathname);
      });
      const response = await page.goto(site.url + path);
      return { page, complaints, asked, policy: response?.headers()['content-security-policy'] };
    }

    it('takes a payment, and is told of it', async () => {
      const { page, complaints, asked, policy } = await openPage('/shop/buy');

      await pay(page);
      await shop.sandbox.settled();
      const link = page.getByRole('link', { name: 'Follow your order' });
      const [orderPage] = await Promise.all([page.waitForEvent('popup'), link.click()]);
      await orderPage.getByText('Paid. Thank you!').waitFor();

      expect(shop.sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual([
        'delivered',
        'delivered',
      ]);
      expect(asked.filter((path) => !/^\/shop(\/|$)/.test(path))).toEqual([]);
      expect(policy).toContain('frame-src');
      expect(complaints).toEqual([]);
    });

    it('asks for a token there, on its first page too', async () => {
      shop.sandbox.setFaults({ token: { reply: 500 } });
      const { page, asked, policy } = await openPage('/shop');
      await page.getByRole('alert', { name: /cannot be reached/ }).waitFor();
      shop.sandbox.setFaults({});

      await pay(page);

      expect(new Set(asked.filter((path) => path.includes('/api/')))).toEqual(
        new Set(['/shop/api/phoenix/token']),
      );
      expect(policy).toContain('frame-src');
    });
  });
});
