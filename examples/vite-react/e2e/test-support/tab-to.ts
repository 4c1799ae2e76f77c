import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What has focus, in the page or in its checkout, by its words. */
async function focusedWords(page: Page): Promise<string> {
  for (const frame of page.frames().toReversed()) {
    const words = await frame
      .evaluate(() => {
        const { activeElement } = document;
        if (!activeElement || activeElement === document.body) return '';
        const [label] = (activeElement as HTMLInputElement).labels ?? [];
        return (label ?? activeElement).textContent.trim();
      })
      // A frame that has just gone.
      .catch(() => '');
    if (words) return words;
  }
  return '';
}

/** Presses Tab until this has focus, which moves into and inside the frame in its own time. */
export async function tabTo(page: Page, words: string): Promise<void> {
  for (let i = 0; i < 20; i++) {
    const before = await focusedWords(page);
    await page.keyboard.press('Tab');
    await expect.poll(() => focusedWords(page)).not.toBe(before);
    if ((await focusedWords(page)).endsWith(words)) return;
  }
  throw new Error(`Tab does not reach ${words}.`);
}
