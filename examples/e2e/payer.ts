import { launchChromium } from '@phoenix-checkout/test-kit/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** A browser of the test file's own. */
export function setBrowser() {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  return { open: (url: string) => openPage(browser, url) };
}

/** A payer before a page, and what the page's console complained of. */
async function openPage(browser: Browser, url: string) {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints };
}

/** How often the page itself was loaded, from now on. */
export function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) loads += 1;
  });
  return () => loads;
}

/** Walks through the sandbox's checkout, to the released USDC. */
export async function pay(page: Page): Promise<void> {
  const frame = page.frameLocator('iframe');
  for (const name of ['Continue', 'Harbor Bank', 'Approve payment']) {
    await frame.getByRole('button', { name }).click();
  }
  await frame.getByRole('heading', { name: 'Payment complete' }).waitFor();
}
