import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { setStage } from '../../test-support/stage.js';

describe.skipIf(!hasChromium)('the page', () => {
  const stage = setStage();

  it('can be paid with the keyboard alone', async () => {
    const { page, frame, sees, toldAtLeast } = await stage.shop();
    await sees('Buy USDC');
    await page.getByRole('button', { name: 'Before' }).focus();

    await tabTo(page, frame, 'Continue');
    await page.keyboard.press('Enter');
    await sees('How do you want to pay?');
    await tabTo(page, frame, 'Harbor Bank');
    await page.keyboard.press('Space');
    await sees('Approve the payment');
    await tabTo(page, frame, 'Approve payment');
    await page.keyboard.press('Enter');
    await sees('Payment complete');
    await tabTo(page, frame, 'Done');
    await page.keyboard.press('Enter');

    const told = await toldAtLeast(3);
    expect(told.map(({ type }) => type)).toEqual([
      'ORDER_CREATED',
      'TRANSACTION_SUCCESS',
      'USER_DONE',
    ]);
  });

  it('moves focus to the heading of the step, and announces what happens by itself', async () => {
    const { page, press, sees, frame } = await stage.shop();
    const focused = () => frame.locator(':focus').textContent();
    await press('Continue');
    await sees('How do you want to pay?');
    expect(await focused()).toBe('How do you want to pay?');

    await press('Harbor Bank');
    await press('Approve payment');
    const announced = frame.getByRole('status');
    await sees('Payment complete');

    expect(await announced.textContent()).toMatch(/^Payment complete\. 100\.\d\d USDC/);
    expect(await focused()).toBe('Payment complete');
    expect(await page.evaluate('document.activeElement.id')).toBe('checkout');
  });

  it('never takes focus from its host by itself', async () => {
    const { page, sees } = await stage.shop();
    await page.getByRole('button', { name: 'Before' }).focus();

    await page.reload();
    await sees('Buy USDC');

    expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY');
  });

  it.each([
    ['light', 'dark', 'rgb(255, 255, 255)'],
    ['dark', 'light', 'rgb(18, 24, 36)'],
    [undefined, 'light', 'rgb(255, 255, 255)'],
    [undefined, 'dark', 'rgb(18, 24, 36)'],
  ] as const)('with theme %s on a %s system is %s', async (theme, colorScheme, expected) => {
    const page = await (await stage.newContext({ colorScheme })).newPage();
    await page.goto(await stage.checkoutUrl({ theme }));

    const background = await page
      .locator('.card')
      .evaluate((card) => getComputedStyle(card).backgroundColor);

    expect(background).toBe(expected);
  });

  it('stands still for those who want less motion', async () => {
    stage.running.sandbox.setFaults({ payment: { outcome: 'pending' } });
    const { press, sees, frame } = await stage.shop({}, { reducedMotion: 'reduce' });
    await press('Continue');
    await press('Harbor Bank');
    await press('Approve payment');
    await sees('Waiting for your transfer');

    const animations = await frame
      .locator('body')
      .evaluate((body) => body.getAnimations({ subtree: true }).length);
    expect(animations).toBe(0);
  });

  it('works when its host scales it', async () => {
    const { page, frame, sees, toldAtLeast } = await stage.shop();
    await sees('Buy USDC');
    await page.locator('iframe').evaluate((element: HTMLIFrameElement) => {
      element.style.transform = 'scale(0.8)';
      element.style.transformOrigin = '0 0';
    });
    // Playwright's own clicks do not know of the scale.
    const press = async (name: RegExp) => {
      const [left, top] = await page
        .locator('iframe')
        .evaluate((element) => [
          element.getBoundingClientRect().x,
          element.getBoundingClientRect().y,
        ]);
      const button = frame.getByRole('button', { name });
      const [x, y] = await button.evaluate((element) => {
        const box = element.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
      });
      // The scale may still be on its way to where clicks are sorted out.
      await expect
        .poll(async () => {
          await page.mouse.move((left ?? 0) + (x ?? 0) * 0.8, (top ?? 0) + (y ?? 0) * 0.8);
          return button.evaluate((element) => element.matches(':hover'));
        })
        .toBe(true);
      await page.mouse.down();
      await page.mouse.up();
    };

    await press(/Continue/);
    await sees('How do you want to pay?');
    await press(/Manual Zelle/);
    await sees('Send it with Zelle');
    await press(/I have sent it/);
    await sees('Payment complete');

    expect(await toldAtLeast(2)).toHaveLength(2);
  });
});

/** Presses Tab until the button has focus, which moves into and inside the frame in its own time. */
async function tabTo(page: Page, frame: FrameLocator, name: string) {
  const focused = () =>
    frame.locator('body').evaluate(() => document.activeElement?.textContent.trim());
  for (let i = 0; i < 8; i++) {
    const before = await focused();
    await page.keyboard.press('Tab');
    await expect.poll(focused).not.toBe(before);
    if ((await focused())?.endsWith(name)) return;
  }
  throw new Error(`Tab does not reach ${name}.`);
}
