import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setStage } from '../../test-support/stage.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every step of the page, with what leads to it from the one before. */
const steps: [heading: string, presses: RegExp[], changes?: Record<string, string>][] = [
  ['Buy USDC', []],
  ['Payment link created', [/Create payment link/]],
  ['How do you want to pay?', [/Continue/]],
  ['Approve the payment', [/Continue/, /Northfield/]],
  ['Cancel this payment?', [/Continue/, /Northfield/, /^Cancel$/]],
  ['Send it with Zelle', [/Continue/, /Manual Zelle/]],
  ['Waiting for your transfer', [/Continue/, /Manual Zelle/, /I have sent it/]],
  ['Payment failed', [/Continue/, /Harbor/, /Approve/], { amount: '13.13' }],
  ['Payment complete', [/Continue/, /Harbor/, /Approve/]],
  ['All done', [/Continue/, /Harbor/, /Approve/, /Done/]],
  ['Checkout cannot start', [], { amount: '0' }],
];

/** What scrolls, or is wider than its place. */
const overflowing = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('html, body, main, .card, .view, .panel, .hero')]
      .filter((part) => part.getClientRects().length > 0)
      .filter(
        (part) => part.scrollHeight > part.clientHeight || part.scrollWidth > part.clientWidth,
      )
      .map((part) => part.className || part.tagName),
  );

const violations = (page: Page) =>
  page.evaluate<string[]>(
    `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
  );

describe.skipIf(!hasChromium)('every step', () => {
  const stage = setStage();

  it.each(steps)(
    'fits 350 by 600 without scrolling, and passes axe, light and dark: %s',
    async (heading, presses, changes) => {
      if (heading.startsWith('Waiting')) {
        stage.running.sandbox.setFaults({ payment: { outcome: 'pending' } });
      }
      const context = await stage.newContext({
        viewport: { width: 350, height: 600 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      // The longest amount there is.
      const parameters = { amount: '999999999999.99', shareOn: 'true', theme: 'light', ...changes };
      await page.goto(await stage.checkoutUrl(parameters));
      for (const name of presses) await page.getByRole('button', { name }).click();
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      // A pointer that rests on a button gives it another colour.
      await page.mouse.move(0, 0);
      await page.evaluate(axe);

      for (const theme of ['light', 'dark']) {
        await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);

        expect(await overflowing(page)).toEqual([]);
        expect(await violations(page)).toEqual([]);
        expect(await page.getByText('Sandbox, no real money').isVisible()).toBe(true);
      }
    },
  );
});
