import { PhoenixCheckout } from '@phoenix-checkout/react';
import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { press, reach, see } from './payer.js';

const meta = preview.meta({
  title: 'Checkout/Payment',
  component: PhoenixCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
});

const order = (canvas: HTMLElement) => press(canvas, 'Continue', 'Harbor Bank');
const pay = async (canvas: HTMLElement) => {
  await order(canvas);
  await press(canvas, 'Approve payment');
};

/** An order is open: the frame stays as it is, whatever else changes. */
export const Ordered = meta.story({
  play: async ({ args, canvasElement }) => {
    await order(canvasElement);
    await see(canvasElement, 'Approve the payment');
    await reach(canvasElement, 'ordered');
    await expect(args.onOrderCreated).toHaveBeenCalledOnce();
  },
});

/** USDC was released, as the page says. */
export const Succeeded = meta.story({
  play: async ({ args, canvasElement }) => {
    await pay(canvasElement);
    await see(canvasElement, 'Payment complete');
    await reach(canvasElement, 'succeeded');
    await expect(args.onTransactionSuccess).toHaveBeenCalledOnce();
  },
});

/** The payer's bank did not send the money. */
export const Failed = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ payment: { outcome: 'failed' } }),
  play: async ({ args, canvasElement }) => {
    await pay(canvasElement);
    await see(canvasElement, 'Payment failed');
    await reach(canvasElement, 'failed');
    await expect(args.onFailed).toHaveBeenCalledOnce();
  },
});

/** The payer gave up, and can start again. */
export const Cancelled = meta.story({
  play: async ({ args, canvasElement }) => {
    await order(canvasElement);
    await see(canvasElement, 'Approve the payment');
    await press(canvasElement, 'Cancel', 'Cancel payment');
    await reach(canvasElement, 'cancelled');
    await expect(args.onCancel).toHaveBeenCalledOnce();
  },
});

/** The payer is finished, and could make another payment. */
export const Done = meta.story({
  play: async ({ args, canvasElement }) => {
    await pay(canvasElement);
    await press(canvasElement, 'Done');
    await reach(canvasElement, 'done');
    await expect(args.onDone).toHaveBeenCalledOnce();
  },
});
