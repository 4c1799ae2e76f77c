import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { installExampleApp, type ExampleApp } from './example-app.js';
import { countLoads, pay, setBrowser } from './payer.js';
import { startPhoenix } from './start-phoenix.js';

describe.skipIf(!hasChromium)('the example for Vite and Express', () => {
  const browser = setBrowser();
  let app: ExampleApp;
  let phoenix: Awaited<ReturnType<typeof startPhoenix>>;
  beforeAll(async () => {
    phoenix = await startPhoenix();
    app = await installExampleApp('express');
  });
  afterAll(async () => {
    await phoenix?.stop();
    await app?.remove();
  });

  it.each(['dev', 'start'])('takes a payment, and is told of it: npm run %s', async (script) => {
    phoenix.sandbox.reset();
    if (script === 'start') await app.run('build', phoenix.env);
    const site = await app.start(script, phoenix.env);
    onTestFinished(site.stop);
    const { page, complaints } = await browser.open('about:blank');
    const loads = countLoads(page);
    await page.goto(site.url);

    await pay(page);
    await phoenix.sandbox.settled();

    const told = phoenix.sandbox.webhooks.deliveries;
    expect(told.map(({ type, status }) => `${type} ${status}`)).toEqual([
      'order_created delivered',
      'order_status_updated delivered',
    ]);
    expect(told.at(-1)?.attempts.at(-1)?.answer).toContain('external_partner_id');
    const [order] = phoenix.sandbox.orders;
    const asked = await page.evaluate(async (id) => {
      const response = await fetch(`/api/phoenix/order?order_id=${id}`);
      return (await response.json()) as unknown;
    }, order?.id);
    expect(asked).toMatchObject({ orderId: order?.id, status: 'fulfilled' });
    expect(complaints).toEqual([]);
    // Vite's first visit, too.
    expect(loads()).toBe(1);
  });
});
