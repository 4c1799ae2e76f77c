import { PhoenixCheckout } from '@phoenix-checkout/react';
import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { order, pay, press, reach, see } from './payer.js';

const meta = preview.meta({
  title: 'Checkout/Payment',
  component: PhoenixCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
});

/** An order is open: the frame stays as it is, whatever else changes. */
export const Ordered = meta.story({
  play: async ({ args, canvasElement }) => {
    await order(canvasElement);
    await expect(args.onOrderCreated).toHaveBeenCalledOnce();
  },
});

/** USDC was released, as the page says. */
export const Succeeded = meta.story({
  play: async ({ args, canvasElement }) => {
    await pay(canvasElement);
    await expect(args.onTransactionSuccess).toHaveBeenCalledOnce();
  },
});

/** The payer's bank did not send the money. */
export const Failed = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ payment: { outcome: 'failed' } }),
  play: async ({ args, canvasElement }) => {
    await order(canvasElement);
    await press(canvasElement, 'Approve payment');
    await see(canvasElement, 'Payment failed');
    await reach(canvasElement, 'failed');
    await expect(args.onFailed).toHaveBeenCalledOnce();
  },
});

/** The payer gave up, and can start again. */
export const Cancelled = meta.story({
  play: async ({ args, canvasElement }) => {
    await order(canvasElement);
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

/** The payer asks for the block explorer; this host takes over from opening a tab. */
export const Explorer = meta.story({
  play: async ({ args, canvasElement }) => {
    await pay(canvasElement);
    await press(canvasElement, 'View on explorer');
    await waitFor(() => expect(args.onExplorerRequested).toHaveBeenCalledOnce());
  },
});

const leaves = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

/** While an order is open, the browser asks before the page is left. */
export const LeavingAsks = meta.story({
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'ready');
    await expect(leaves()).toBe(true);
    await order(canvasElement);
    await waitFor(() => expect(leaves()).toBe(false));
  },
});

/** Unless the host turns that off: `confirmLeave={false}`. */
export const LeavingUnasked = meta.story({
  args: { confirmLeave: false },
  play: async ({ canvasElement }) => {
    await order(canvasElement);
    await expect(leaves()).toBe(true);
  },
});
