import { PhoenixCheckout } from '@phoenix-checkout/react';
import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { germanLabels } from './german-labels.js';
import { click, frameIn, order, press, reach, see } from './payer.js';
import { TriggeredModal } from './triggered-modal.js';
import './host.css';

const meta = preview.meta({
  title: 'Checkout/Narrow',
  component: PhoenixCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
});

const on = (value: 'phone320' | 'phone360') => ({ viewport: { value, isRotated: false } });

/** The frame is as wide as it can be, in its proportions, and nothing has to be scrolled sideways. */
async function fits(canvas: HTMLElement, room: number) {
  await waitFor(() => {
    const { width, height } = frameIn(canvas)?.getBoundingClientRect() ?? {};
    const expected = Math.min(350, room);
    expect(width).toBeCloseTo(expected, 0);
    expect(height).toBeCloseTo((expected / 350) * 600, 0);
  });
  await expect(document.documentElement.scrollWidth).toBe(window.innerWidth);
}

/** In a box of 300 px the frame is scaled, not cut; inside it, it is as wide as ever. */
export const Box = meta.story({
  decorators: [
    (Story) => (
      <div style={{ width: 300 }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
    await fits(canvasElement, 300);
    await expect(frameIn(canvasElement)?.contentWindow?.innerWidth).toBe(350);
  },
});

/** On the narrowest of phones. */
export const Phone320 = meta.story({
  globals: on('phone320'),
  play: async ({ canvasElement }) => {
    await order(canvasElement);
    await fits(canvasElement, window.innerWidth - 10);
  },
});

/** On a common phone it has its 350 px. */
export const Phone360 = meta.story({
  globals: on('phone360'),
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
    await fits(canvasElement, window.innerWidth - 10);
  },
});

/** The component's own views have less room too. */
export const Cancelled = meta.story({
  args: { labels: germanLabels },
  globals: on('phone320'),
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'Buy USDC');
    await press(canvasElement, 'Cancel');
    await reach(canvasElement, 'cancelled');
    await expect(document.documentElement.scrollWidth).toBe(window.innerWidth);
  },
});

/** The modal, with its close button in sight. */
export const Modal = meta.story({
  render: (args) => <TriggeredModal {...args} words="Pay $100" />,
  globals: on('phone320'),
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'Pay $100');
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
    const { width = 0 } = canvasElement.querySelector('dialog')?.getBoundingClientRect() ?? {};
    await expect(width).toBeLessThanOrEqual(window.innerWidth);
    await fits(canvasElement, width);
  },
});

/** And its question, in long words. */
export const ModalQuestion = meta.story({
  args: { labels: germanLabels },
  render: (args) => <TriggeredModal {...args} words="Pay $100" />,
  globals: on('phone320'),
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'Pay $100');
    await order(canvasElement);
    await click(canvasElement, 'Schließen');
    await click(canvasElement, 'Weiter zahlen');
    await click(canvasElement, 'Schließen');
    await expect(document.documentElement.scrollWidth).toBe(window.innerWidth);
  },
});
