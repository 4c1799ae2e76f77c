import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchChromium } from '../../../../.ci/chromium.mjs';
import { startDemo, type RunningDemo } from './demo.js';

let browser: Browser | undefined;
const contexts: BrowserContext[] = [];

export async function newContext(options: BrowserContextOptions): Promise<BrowserContext> {
  if (!browser) throw new Error('There is no browser: call setDemo() first.');
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(20_000);
  contexts.push(context);
  return context;
}

/** A browser for the tests of one file. */
export function setBrowser(): void {
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(() => browser?.close());
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
