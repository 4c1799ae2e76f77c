import { PhoenixCheckout } from '@phoenix-checkout/react';
import { delay, http } from 'msw';
import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { Basket } from './basket.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { click, frameIn, order, press, reach, see } from './payer.js';
import { slowCheckoutUrl, slowImageUrl } from './slow-page.js';
import { TriggeredModal } from './triggered-modal.js';
import './own-looks.css';

const meta = preview.meta({
  title: 'Checkout/Own looks',
  component: PhoenixCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
});

const styleOf = (canvas: HTMLElement, part: string, pseudo?: string) => {
  const element = canvas.querySelector(`.phoenix-checkout${part}`);
  if (!element) throw new Error(`There is no part ${part}.`);
  return getComputedStyle(element, pseudo);
};

/** Every custom property that there is. */
export const Variables = meta.story({
  args: { className: 'own-variables' },
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'Buy USDC');
    await press(canvasElement, 'Cancel');
    await reach(canvasElement, 'cancelled');
    const card = styleOf(canvasElement, '');
    await expect(card.backgroundColor).toBe('rgb(255, 247, 237)');
    await expect(card.outlineColor).toBe('rgb(194, 65, 12)');
    await expect(card.borderRadius).toBe('4px');
    await expect(styleOf(canvasElement, '-panel').color).toBe('rgb(67, 20, 7)');
    await expect(styleOf(canvasElement, '-mark').color).toBe('rgb(253, 186, 116)');
    const button = styleOf(canvasElement, '-button');
    await expect(button.backgroundColor).toBe('rgb(253, 186, 116)');
    await expect(button.color).toBe('rgb(67, 20, 7)');
  },
});

/**
 * A class name on every part that is seen. The component's rules are in a cascade layer, so a plain
 * class of the host's wins. All parts at once: the modal's question, and a new amount that waits.
 */
export const ClassNames = meta.story({
  args: {
    className: 'own-parts',
    frameProps: { className: 'own-frame' },
  },
  render: (args) => (
    <Basket
      price={args.amount}
      checkout={(amount) => <TriggeredModal {...args} amount={amount} words="Pay" />}
    />
  ),
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'Pay');
    await order(canvasElement);
    // The page behind the dialog is inert; a price that changes asks for nothing.
    canvasElement.querySelector<HTMLElement>('.host-basket > .host-button')?.click();
    await click(canvasElement, 'Close');
    await reach(canvasElement, 'ordered');
    const parts = ['-bar', '-close', '-stage', '-frame', '-panel', '-mark', '-button'];
    for (const part of ['', '-trigger', ...parts, '-note']) {
      await expect([part, styleOf(canvasElement, part).outlineColor]).toEqual([
        part,
        'rgb(219, 39, 119)',
      ]);
    }
    await expect(styleOf(canvasElement, '', '::backdrop').backgroundColor).toBe(
      'rgba(80, 7, 36, 0.8)',
    );
  },
});

/** `style` and more attributes for the frame. */
export const StyleAndFrameProps = meta.story({
  args: {
    style: { marginInline: 'auto', width: 330 },
    frameProps: { referrerPolicy: 'origin', 'aria-describedby': 'terms' },
  },
  decorators: [
    (Story) => (
      <>
        <Story />
        <p id="terms">By paying you accept our terms.</p>
      </>
    ),
  ],
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
    const room = Math.min(330, window.innerWidth - 10);
    await expect(styleOf(canvasElement, '').width).toBe(`${room}px`);
    await expect(frameIn(canvasElement)).toHaveAttribute('referrerpolicy', 'origin');
    await expect(frameIn(canvasElement)).toHaveAttribute('allow', 'clipboard-write');
    await expect(frameIn(canvasElement)).toHaveAccessibleDescription(/accept our terms/);
  },
});

/** Without `theme` the checkout is as the payer's system is. */
export const ThemeOfTheSystem = meta.story({
  globals: { theme: 'system' },
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'Buy USDC');
    await expect(frameIn(canvasElement)?.src).not.toContain('theme=');
    await press(canvasElement, 'Cancel');
    await reach(canvasElement, 'cancelled');
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    await expect(styleOf(canvasElement, '').backgroundColor).toBe(
      isDark ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)',
    );
  },
});

/** What turns while the checkout loads stands still for those who asked their system for that. */
export const Motion = meta.story({
  args: { checkoutUrl: slowCheckoutUrl, loadTimeoutMs: 3_600_000 },
  beforeEach: ({ msw }) => msw.use(http.get(slowImageUrl, () => delay('infinite'))),
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'loading');
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    await expect(canvasElement.getAnimations({ subtree: true })).toHaveLength(isStill ? 0 : 1);
  },
});
