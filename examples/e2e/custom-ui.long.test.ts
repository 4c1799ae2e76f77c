import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { installExampleApp, type ExampleApp } from './example-app.js';
import { pay, setBrowser } from './payer.js';
import { startPhoenix } from './start-phoenix.js';

describe.skipIf(!hasChromium)('the example with a UI of its own', () => {
  const browser = setBrowser();
  let app: ExampleApp;
  let phoenix: Awaited<ReturnType<typeof startPhoenix>>;
  beforeAll(async () => {
    phoenix = await startPhoenix();
    app = await installExampleApp('custom-ui');
    await app.run('build', phoenix.env);
  });
  afterAll(async () => {
    await phoenix?.stop();
    await app?.remove();
  });

  it('holds a new amount back while an order is open, and says so', async () => {
    const site = await app.start('start', phoenix.env);
    onTestFinished(site.stop);
    const { page, complaints } = await browser.open(site.url);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Continue' }).click();
    await frame.getByRole('button', { name: 'Harbor Bank' }).click();
    await page.getByText('Waiting for your payment.').waitFor();

    await page.getByLabel('Dollars').selectOption('100');
    await page.getByText('Your new amount counts for the next payment.').waitFor();
    await frame.getByRole('button', { name: 'Approve payment' }).click();
    await page.getByText('Paid. The money is on its way.').waitFor();
    await frame.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Top up again' }).click();

    await expect.poll(() => page.locator('iframe').getAttribute('src')).toContain('amount=100');
    expect(complaints).toEqual([]);
  });

  it('covers an error with words of its own, and starts again', async () => {
    phoenix.sandbox.setFaults({ token: { reply: 500 } });
    const site = await app.start('start', phoenix.env);
    onTestFinished(site.stop);
    const { page } = await browser.open(site.url);
    await page.getByRole('alert').waitFor();
    phoenix.sandbox.setFaults({});

    await page.getByRole('button', { name: 'Try again' }).click();

    await pay(page);
    await expect.poll(() => page.locator('output').textContent()).toContain('Paid.');
  });
});
