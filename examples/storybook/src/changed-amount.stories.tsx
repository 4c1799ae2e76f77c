import { PhoenixCheckout } from '@phoenix-checkout/react';
import { expect, waitFor, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { Basket } from './basket.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { click, frameIn, order, patience, press, reach, see } from './payer.js';

const meta = preview.meta({
  title: 'Checkout/Changed amount',
  component: PhoenixCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
  render: (args) => (
    <Basket
      price={args.amount}
      checkout={(amount) => <PhoenixCheckout {...args} amount={amount} />}
    />
  ),
});

const amountIn = (canvas: HTMLElement) =>
  new URL(frameIn(canvas)?.src ?? 'none:').searchParams.get('amount');

const pays = (canvas: HTMLElement, amount: string) =>
  waitFor(() => expect(amountIn(canvas)).toBe(amount), patience);

/** The payer has not begun: a new frame starts with the new amount. */
export const Applied = meta.story({
  play: async ({ args, canvasElement }) => {
    await see(canvasElement, 'Buy USDC');
    await click(canvasElement, 'One more');
    await pays(canvasElement, '200');
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
    await expect(args.onHoldingBack).not.toHaveBeenCalled();
  },
});

/** An order is open: the new amount waits, and the payer is told. */
export const HeldBack = meta.story({
  play: async ({ args, canvasElement }) => {
    await order(canvasElement);
    await click(canvasElement, 'One more');
    const note = await within(canvasElement).findByText('Your change applies after this payment.');
    await expect(note).toBeVisible();
    await expect(amountIn(canvasElement)).toBe('100');
    await expect(args.onHoldingBack).toHaveBeenCalledOnce();
    await expect(args.onHoldingBack).toHaveBeenCalledWith(true);
  },
});

/** The order has ended: what waited applies. */
export const AppliedAfterwards = meta.story({
  play: async ({ args, canvasElement }) => {
    await order(canvasElement);
    await click(canvasElement, 'One more');
    await waitFor(() => expect(args.onHoldingBack).toHaveBeenCalledWith(true), patience);
    await press(canvasElement, 'Cancel', 'Cancel payment');
    within(canvasElement).getByRole('button', { name: 'One more' }).focus();
    await pays(canvasElement, '200');
    await reach(canvasElement, 'ready');
    await expect(args.onHoldingBack).toHaveBeenLastCalledWith(false);
  },
});
