import { onTestFinished } from 'vitest';
import { sharedChromium } from '@phoenix-checkout/test-kit/chromium';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { startSandbox } from '../src/node/index.js';
import { startReceiver } from './webhook-receiver.js';

/** A sandbox with a receiver that answers with `status`, and its panel in a browser. They end with the test. */
export async function openPanel({
  status = () => 200,
  ...options
}: BrowserContextOptions & { status?: () => number } = {}) {
  const receiver = await startReceiver(() => ({ status: status() }));
  const running = await startSandbox({ webhookUrl: receiver.url, transferSeconds: 0.05 });
  onTestFinished(() => running.stop());
  const browser = await sharedChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(running.panelUrl);
  await page.getByText('Live', { exact: true }).waitFor();
  return { page, running, sandbox: running.sandbox, receiver };
}

/** What has the focus: its label, or its text. */
export const focusedName = (page: Page) =>
  page.evaluate<string>(
    `document.activeElement === document.body ? 'nothing' : (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()`,
  );
