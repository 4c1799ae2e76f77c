import { PhoenixCheckoutModal } from '@phoenix-checkout/react';
import { expect, userEvent, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { modalArgs, modalArgTypes } from './checkout-args.js';
import { HostButton } from './host-button.js';
import { beOpen, click, dialogIn, frameIn, order, press, reach, see } from './payer.js';

const meta = preview.meta({
  title: 'Checkout/Modal with an order',
  component: PhoenixCheckoutModal,
  args: { ...modalArgs, trigger: <HostButton>Pay $100</HostButton> },
  argTypes: modalArgTypes,
});

async function orderAndClose(canvas: HTMLElement) {
  await click(canvas, 'Pay $100');
  await order(canvas);
  await click(canvas, 'Close');
}

/** The payer wants to close in the middle of a payment, and is asked whether that is meant. */
export const Question = meta.story({
  play: async ({ canvasElement }) => {
    await orderAndClose(canvasElement);
    await within(canvasElement).findByRole('group', { name: 'Your order is still open.' });
    await within(canvasElement).findByRole('button', { name: 'Keep paying' });
    await within(canvasElement).findByRole('button', { name: 'Close anyway' });
    await beOpen(canvasElement, true);
  },
});

/** It was not meant: the payment is where it was. */
export const KeptPaying = meta.story({
  play: async ({ canvasElement }) => {
    await orderAndClose(canvasElement);
    const frame = frameIn(canvasElement);
    await click(canvasElement, 'Keep paying');
    await see(canvasElement, 'Approve the payment');
    await expect(frameIn(canvasElement)).toBe(frame);
    await expect(frame).toBeVisible();
  },
});

/** It was meant: the order lives on unseen, and what it says arrives. */
export const ClosedAnyway = meta.story({
  play: async ({ args, canvasElement }) => {
    await orderAndClose(canvasElement);
    await click(canvasElement, 'Close anyway');
    await beOpen(canvasElement, false);
    await expect(dialogIn(canvasElement)).not.toBeVisible();
    await press(canvasElement, 'Approve payment');
    await reach(canvasElement, 'succeeded');
    await expect(args.onTransactionSuccess).toHaveBeenCalledOnce();
  },
});

/** Opened again, it shows the same order. */
export const OpenedAgain = meta.story({
  play: async ({ canvasElement }) => {
    await orderAndClose(canvasElement);
    const frame = frameIn(canvasElement);
    await click(canvasElement, 'Close anyway');
    await beOpen(canvasElement, false);
    await click(canvasElement, 'Pay $100');
    await beOpen(canvasElement, true);
    await see(canvasElement, 'Approve the payment');
    await expect(frameIn(canvasElement)).toBe(frame);
  },
});

/** Escape asks too, each time that it is pressed; pressed again, it takes the question back. */
export const Escape = meta.story({
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'Pay $100');
    await order(canvasElement);
    within(canvasElement).getByRole('button', { name: 'Close' }).focus();
    for (const isAsked of [true, false, true]) {
      await userEvent.keyboard('{Escape}');
      const question = within(canvasElement).queryByRole('button', { name: 'Keep paying' });
      await expect(question !== null).toBe(isAsked);
      await beOpen(canvasElement, true);
    }
  },
});
