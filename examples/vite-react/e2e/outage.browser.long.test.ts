import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { startDemo, type RunningDemo } from './test-support/demo.js';
import { setBrowser } from './test-support/stage.js';
import { checkConsole, visit, type Visit } from './test-support/visit.js';

/** What the browser says of it, and in development the component. */
const outage =
  /status of 503|^\[phoenix-checkout\] token_unavailable: \/api\/phoenix\/token: status 503/;

describe.skipIf(!hasChromium)('while Phoenix gives no tokens', () => {
  setBrowser();
  let demo: RunningDemo;

  beforeEach(async () => {
    // A token server that was never asked: one that has a token would go on serving it.
    demo = await startDemo();
    onTestFinished(() => demo.stop());
    await demo.setFaults({ token: { reply: 500 } });
  });

  /** Phoenix gives tokens again, and the payer presses the button. */
  async function tryAgain({ page, sees }: Visit) {
    // From here on the page tries nothing by itself: the button would go away before it is pressed.
    await page.clock.pauseAt(Date.now() + 1000);
    await demo.setFaults({});
    const asked = page.waitForRequest('**/api/phoenix/token');
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await asked;
    await page.clock.resume();
    await sees('Buy USDC');
  }

  it('the drop-in page shows an error, and its retry works once they are back', async () => {
    const payer = await visit(demo.url, { holdsClock: true });
    const { page, pay, frameLoads } = payer;

    await page.getByRole('button', { name: 'Continue to payment' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('cannot be reached').waitFor();
    await page.getByRole('log').getByText('token_unavailable').waitFor();
    expect(frameLoads).toEqual([]);
    await tryAgain(payer);
    await pay('bank');

    await page.getByText('Paid', { exact: true }).first().waitFor();
    checkConsole(payer, outage);
    expect(demo.process.output()).toContain('Token server: ');
  });

  it('the page with its own UI shows its own error and retry', async () => {
    const payer = await visit(`${demo.url}custom.html`, { holdsClock: true });
    const { page, frameLoads } = payer;

    const alert = page.getByRole('alert');
    await alert.getByText('We cannot take payments right now').waitFor();
    await page.getByRole('status').getByText('No checkout at the moment.').waitFor();
    expect(frameLoads).toEqual([]);
    await tryAgain(payer);

    checkConsole(payer, outage);
  });
});
