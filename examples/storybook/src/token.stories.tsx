import { PhoenixCheckout } from '@phoenix-checkout/react';
import { expect, fn, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { frameIn, press, reach, see } from './payer.js';

const meta = preview.meta({
  title: 'Checkout/Token',
  component: PhoenixCheckout,
  args: { ...checkoutArgs, frameProps: { onLoad: fn() } },
  argTypes: checkoutArgTypes,
});

/** The token that the frame was started with runs out while nobody uses it: it is started anew, once. */
export const Expired = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { lifetimeSeconds: 4, times: 1 } }),
  play: async ({ args, canvasElement, sandbox }) => {
    await reach(canvasElement, 'ready');
    const first = frameIn(canvasElement);
    await waitFor(() => expect(frameIn(canvasElement)).not.toBe(first), { timeout: 15_000 });
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
    await expect(args.frameProps?.onLoad).toHaveBeenCalledTimes(2);
    await expect(sandbox.tokensIssued).toBe(2);
  },
});

/** The token runs out while an order is open: the payer is not disturbed. */
export const ExpiredInAnOrder = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { lifetimeSeconds: 4 } }),
  play: async ({ args, canvasElement, sandbox }) => {
    await press(canvasElement, 'Continue', 'Manual Zelle Send it from your bank’s app');
    await see(canvasElement, 'Send it with Zelle');
    // The third is fetched when the first has run out.
    await waitFor(() => expect(sandbox.tokensIssued).toBe(3), { timeout: 15_000 });
    await reach(canvasElement, 'ordered');
    await expect(args.frameProps?.onLoad).toHaveBeenCalledOnce();
  },
});
