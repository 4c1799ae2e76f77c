import { PhoenixCheckout } from '@phoenix-checkout/react';
import { expect, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { arabicLabels } from './arabic-labels.js';
import { Basket } from './basket.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { beOpen, click, dialogIn, frameIn, order, press, reach, see } from './payer.js';
import { TriggeredModal } from './triggered-modal.js';

const meta = preview.meta({
  title: 'Checkout/Right to left',
  component: PhoenixCheckout,
  args: { ...checkoutArgs, labels: arabicLabels },
  argTypes: checkoutArgTypes,
  globals: { direction: 'rtl' },
});

const boxOf = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect();

/** The frame fills its place from the other side. */
export const Ready = meta.story({
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
    const stage = boxOf(canvasElement.querySelector('.phoenix-checkout-stage'));
    await expect(boxOf(frameIn(canvasElement)).x).toBeCloseTo(stage.x, 0);
    await expect(stage.right).toBeGreaterThan(window.innerWidth - 40);
  },
});

/** It does so in less room too. */
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
    const stage = boxOf(canvasElement.querySelector('.phoenix-checkout-stage'));
    const frame = boxOf(frameIn(canvasElement));
    await expect(frame.x).toBeCloseTo(stage.x, 0);
    await expect(frame.width).toBeCloseTo(300, 0);
  },
});

/** The component's own words, and the host's direction. */
export const Cancelled = meta.story({
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'Buy USDC');
    await press(canvasElement, 'Cancel');
    await reach(canvasElement, 'cancelled');
    const panel = await within(canvasElement).findByRole('group', { name: arabicLabels.cancelled });
    await expect(getComputedStyle(panel).direction).toBe('rtl');
    await within(canvasElement).findByRole('button', { name: arabicLabels.startAgain });
  },
});

/** An error. */
export const BackendDown = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { reply: 500 } }),
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'error');
    const alert = await within(canvasElement).findByRole('alert');
    await expect(alert).toHaveTextContent(arabicLabels.errors.token_unavailable ?? '');
  },
});

/** A changed amount waits. */
export const HeldBack = meta.story({
  render: (args) => (
    <Basket
      price={args.amount}
      checkout={(amount) => <PhoenixCheckout {...args} amount={amount} />}
    />
  ),
  play: async ({ canvasElement }) => {
    await order(canvasElement);
    await click(canvasElement, 'One more');
    await expect(await within(canvasElement).findByText(arabicLabels.heldBack)).toBeVisible();
  },
});

/** The modal: its close button is on the left. */
export const Modal = meta.story({
  render: (args) => <TriggeredModal {...args} words="ادفع 100 $" />,
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'ادفع 100 $');
    await beOpen(canvasElement, true);
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
    const dialog = dialogIn(canvasElement);
    const close = within(dialog).getByRole('button', { name: arabicLabels.close });
    await expect(boxOf(close).x).toBeCloseTo(boxOf(dialog).x, 0);
  },
});

/** The modal's question. */
export const ModalQuestion = meta.story({
  render: (args) => <TriggeredModal {...args} words="ادفع 100 $" />,
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'ادفع 100 $');
    await order(canvasElement);
    await click(canvasElement, arabicLabels.close);
    await within(canvasElement).findByRole('group', { name: arabicLabels.closeQuestion });
    await within(canvasElement).findByRole('button', { name: arabicLabels.keepPaying });
  },
});
