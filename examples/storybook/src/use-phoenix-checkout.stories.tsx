import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { OwnCheckout } from './own-checkout.js';
import { default as code } from './own-checkout.tsx?raw';
import { frameIn, press, reach, see } from './payer.js';

const meta = preview.meta({
  title: 'Hooks/usePhoenixCheckout',
  component: OwnCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
  parameters: { docs: { source: { code, language: 'tsx' } } },
});

/** A checkout with the host's own markup, on the hook alone. */
export const Ready = meta.story({
  tags: ['autodocs'],
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
  },
});

/** The host's own markup shows order and transaction. */
export const Paid = meta.story({
  play: async ({ args, canvasElement }) => {
    await press(canvasElement, 'Continue', 'Harbor Bank', 'Approve payment');
    await reach(canvasElement, 'succeeded');
    await see(canvasElement, 'Payment complete');
    await expect(args.onTransactionSuccess).toHaveBeenCalledOnce();
  },
});

/** The payer is finished: the host takes the frame away. */
export const Finished = meta.story({
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Continue', 'Harbor Bank', 'Approve payment', 'Done');
    await reach(canvasElement, 'done');
    await expect(frameIn(canvasElement)).toBeNull();
  },
});

/** Errors come as codes with words for developers. */
export const BackendDown = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { reply: 500 } }),
  play: ({ canvasElement }) => reach(canvasElement, 'error'),
});
