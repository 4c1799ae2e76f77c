import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { installExampleApp, type ExampleApp } from './example-app.js';
import { pay, setBrowser } from './payer.js';
import { startPhoenix } from './start-phoenix.js';

describe.skipIf(!hasChromium)('the example for Hono on Workers', () => {
  const browser = setBrowser();
  let app: ExampleApp;
  let phoenix: Awaited<ReturnType<typeof startPhoenix>>;
  beforeAll(async () => {
    phoenix = await startPhoenix();
    app = await installExampleApp('hono-worker');
  });
  afterAll(async () => {
    await phoenix?.stop();
    await app?.remove();
  });

  it('has types that hold', async () => {
    await expect(app.run('build')).resolves.toContain('dist');
  });

  it('takes a payment in workerd, and is told of it', async () => {
    const { PORT, PHOENIX_TOKEN_URL } = phoenix.env;
    const args = ['--port', PORT, '--var', `PHOENIX_TOKEN_URL:${PHOENIX_TOKEN_URL}`];
    const site = await app.start('dev', phoenix.env, args);
    onTestFinished(site.stop);
    const { page, complaints } = await browser.open(site.url);

    await pay(page);
    await phoenix.sandbox.settled();

    expect(phoenix.sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual([
      'delivered',
      'delivered',
    ]);
    await expect.poll(() => site.output()).toContain(`Fulfilled: ${phoenix.sandbox.orders[0]?.id}`);
    expect(complaints).toEqual([]);
  });
});
