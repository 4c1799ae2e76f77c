/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { until } from './until.js';

/** What has focus, in the page or in its checkout, by its label or words. */
async function focusedWords(page: Page): Promise<string> {
  for (const frame of page.frames().toReversed()) {
    const words = await frame
      .evaluate(() => {
        const { activeElement } = document;
        if (!activeElement || activeElement === document.body) return '';
        const [label] = (activeElement as HTMLInputElement).labels ?? [];
        return (activeElement.ariaLabel ?? (label ?? activeElement).textContent).trim();
      })
      // A frame that has just gone.
      .catch(() => '');
    if (words) return words;
  }
  return '';
}

/** Presses Tab until this has focus, which moves into and inside the frame in its own time. */
export async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    const before = await focusedWords(page);
    await page.keyboard.press('Tab');
    await until(`Tab leaves ${before}`, async () => (await focusedWords(page)) !== before);
    if ((await focusedWords(page)).endsWith(words)) return;
  }
  throw new Error(`Tab does not reach ${words}.`);
}
