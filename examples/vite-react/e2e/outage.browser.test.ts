import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { startDemo, type RunningDemo } from './test-support/demo.js';
import { setBrowser } from './test-support/stage.js';
import { checkConsole, visit } from './test-support/visit.js';

describe.skipIf(!hasChromium)('while Phoenix gives no tokens', () => {
  setBrowser();
  let demo: RunningDemo;

  beforeEach(async () => {
    // A token server that was never asked: one that has a token would go on serving it.
    demo = await startDemo();
    onTestFinished(() => demo.stop());
    await demo.setFaults({ token: { reply: 500 } });
  });

  it('the drop-in page shows an error, and its retry works once they are back', async () => {
    const payer = await visit(demo.url);
    const { page, sees, pay, frameLoads } = payer;

    await page.getByRole('button', { name: 'Continue to payment' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('cannot be reached').waitFor();
    await page.getByRole('log').getByText('token_unavailable').waitFor();
    expect(frameLoads).toEqual([]);
    await demo.setFaults({});
    const asked = page.waitForRequest('**/api/phoenix/token');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await asked;
    await sees('Buy USDC');
    await pay('bank');

    await page.getByText('Paid', { exact: true }).first().waitFor();
    checkConsole(payer, /status of 503/);
    expect(demo.process.output()).toContain('Token server: ');
  });

  it('the page with its own UI shows its own error and retry', async () => {
    const payer = await visit(`${demo.url}custom.html`);
    const { page, sees, frameLoads } = payer;

    const alert = page.getByRole('alert');
    await alert.getByText('We cannot take payments right now').waitFor();
    await page.getByRole('status').getByText('No checkout at the moment.').waitFor();
    expect(frameLoads).toEqual([]);
    await demo.setFaults({});
    const asked = page.waitForRequest('**/api/phoenix/token');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await asked;
    await sees('Buy USDC');

    checkConsole(payer, /status of 503/);
  });
});
