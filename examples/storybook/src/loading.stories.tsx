import { PhoenixCheckout } from '@phoenix-checkout/react';
import { delay, http } from 'msw';
import preview from '../.storybook/preview.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { reach, see } from './payer.js';
import { slowCheckoutUrl, slowImageUrl } from './slow-page.js';

const meta = preview.meta({
  title: 'Checkout/Loading',
  component: PhoenixCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
});

/** The backend has not answered yet: there is no token, and so no frame. */
export const WaitingForToken = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { reply: 'hang' } }),
  play: ({ canvasElement }) => reach(canvasElement, 'authorizing'),
});

/** The backend takes three seconds. */
export const SlowBackend = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { delayMs: 3000 } }),
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'authorizing');
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
  },
});

/** There is a token; the page in the frame is still loading. */
export const FrameLoading = meta.story({
  args: { checkoutUrl: slowCheckoutUrl, loadTimeoutMs: 3_600_000 },
  beforeEach: ({ msw }) => msw.use(http.get(slowImageUrl, () => delay('infinite'))),
  play: ({ canvasElement }) => reach(canvasElement, 'loading'),
});
