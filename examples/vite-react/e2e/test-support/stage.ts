import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { closePages, sharedChromium } from '@phoenix-checkout/test-kit/chromium';
import { startDemo, type RunningDemo } from './demo.js';

let browser: Browser | undefined;

/** A browser for the tests of one file. */
export function setBrowser(): void {
  beforeAll(async () => {
    browser = await sharedChromium();
  });
  afterAll(() => closePages(browser));
}

/** A page that shares nothing with any other. */
export async function newPage(options: BrowserContextOptions): Promise<Page> {
  if (!browser) throw new Error('There is no browser: call setBrowser() or setDemo() first.');
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

/** A browser and one demo for the tests of one file. */
export function setDemo(): { readonly demo: RunningDemo } {
  let running: RunningDemo | undefined;
  setBrowser();
  beforeAll(async () => {
    running = await startDemo();
  });
  afterAll(() => running?.stop());
  return {
    get demo() {
      if (!running) throw new Error('The demo has not started.');
      return running;
    },
  };
}
