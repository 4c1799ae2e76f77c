import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { startSandbox, type RunningSandbox } from '@phoenix-checkout/sandbox/node';
import { launchChromium } from '@phoenix-checkout/test-kit/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** A browser, and the sandbox whose checkout the apps show. */
export function setCheckoutInBrowser() {
  let browser: Browser;
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    [browser, sandbox] = await Promise.all([launchChromium(), startSandbox()]);
  });
  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  async function mintToken(): Promise<unknown> {
    const response = await fetch(sandbox.tokenUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        client_id: SANDBOX_CLIENT_ID,
        client_secret: SANDBOX_CLIENT_SECRET,
        grant_type: 'client_credentials',
      }),
    });
    return response.json();
  }

  /** A page that has noted what its console complained of. */
  async function openPage() {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await page.route('**/favicon.ico', (route) => route.fulfill({ body: '' }));
    const show = (pageUrl: string) =>
      page.goto(`${pageUrl}?${new URLSearchParams({ checkoutUrl: sandbox.checkoutUrl })}`);
    return { page, complaints, show };
  }

  return {
    /** Opens a page of an app until the checkout shows in its frame; gives what its console complained of. */
    async showCheckout(pageUrl: string): Promise<string[]> {
      const { page, complaints, show } = await openPage();
      await page.route('**/api/phoenix/token*', async (route) =>
        route.fulfill({ json: await mintToken() }),
      );

      await show(pageUrl);
      await page.frameLocator('iframe').getByRole('heading', { name: 'Buy USDC' }).waitFor();

      await page.close();
      return complaints;
    },

    /** Opens a page of an app whose token URL is not there; gives what we told the developer of it. */
    async showLostToken(pageUrl: string): Promise<string[]> {
      const { page, complaints, show } = await openPage();
      await page.route('**/api/phoenix/token*', (route) => route.fulfill({ status: 404 }));

      await show(pageUrl);
      await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();

      await page.close();
      return complaints.filter((complaint) => complaint.includes('phoenix-checkout]'));
    },
  };
}
