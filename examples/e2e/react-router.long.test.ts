import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { installExampleApp, type ExampleApp } from './example-app.js';
import { countLoads, pay, setBrowser } from './payer.js';
import { startPhoenix } from './start-phoenix.js';

describe.skipIf(!hasChromium)('the example for React Router', () => {
  const browser = setBrowser();
  let app: ExampleApp;
  let phoenix: Awaited<ReturnType<typeof startPhoenix>>;
  beforeAll(async () => {
    phoenix = await startPhoenix();
    app = await installExampleApp('react-router');
    // Without secrets.
    await app.run('build');
  });
  afterAll(async () => {
    await phoenix?.stop();
    await app?.remove();
  });

  async function open() {
    phoenix.sandbox.reset();
    const site = await app.start('start', phoenix.env);
    onTestFinished(site.stop);
    return { site, ...(await browser.open(site.url)) };
  }

  it('brings the token in its HTML, takes a payment, and is told of it', async () => {
    const { site, page, complaints } = await open();
    const html = await fetch(site.url);

    await pay(page);
    await phoenix.sandbox.settled();

    expect(html.headers.get('Cache-Control')).toBe('no-store');
    expect(await html.text()).toContain('access_token=');
    expect(phoenix.sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual([
      'delivered',
      'delivered',
    ]);
    expect((await fetch(`${site.url}/api/phoenix/token`)).status).toBe(200);
    expect(complaints).toEqual([]);
  });

  it('asks before a link leaves an open order, and not after', async () => {
    const { page } = await open();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Continue' }).click();
    await frame.getByRole('button', { name: 'Harbor Bank' }).click();
    await frame.getByRole('button', { name: 'Approve payment' }).waitFor();

    await page.getByRole('link', { name: 'About us' }).click();
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Stay');
    await page.getByRole('button', { name: 'Stay' }).click();
    await frame.getByRole('button', { name: 'Approve payment' }).click();
    await frame.getByRole('heading', { name: 'Payment complete' }).waitFor();
    await page.getByRole('link', { name: 'About us' }).click();

    await expect.poll(() => page.getByRole('heading').textContent()).toBe('About us');
    await expect.poll(() => page.title()).toBe('About us');
  });

  it('asks no more once the order has run out, after 25 minutes', async () => {
    const { page } = await open();
    await page.clock.install();
    await page.reload();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Continue' }).click();
    await frame.getByRole('button', { name: 'Harbor Bank' }).click();
    await frame.getByRole('button', { name: 'Approve payment' }).waitFor();

    await page.clock.fastForward('25:01');
    await page.getByRole('link', { name: 'About us' }).click();

    await expect.poll(() => page.getByRole('heading').textContent()).toBe('About us');
  });

  it('is loaded once at the first visit, before Vite has optimised anything', async () => {
    phoenix.sandbox.reset();
    const site = await app.start('dev', phoenix.env, ['--port', phoenix.env.PORT]);
    onTestFinished(site.stop);
    const { page } = await browser.open('about:blank');
    const loads = countLoads(page);

    await page.goto(site.url);
    await pay(page);

    expect(loads()).toBe(1);
    expect(site.output()).not.toMatch(/optimized dependencies changed/);
  });
});
