import { PhoenixCheckout } from '@phoenix-checkout/react';
import { createSandbox } from '@phoenix-checkout/sandbox';
import { delay, http, HttpResponse } from 'msw';
import { expect, userEvent, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { fetchToken, tokenUrl } from '../.storybook/sandbox-stage.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { frameIn, reach, see } from './payer.js';
import { slowCheckoutUrl, slowImageUrl } from './slow-page.js';

const meta = preview.meta({
  title: 'Checkout/Errors',
  component: PhoenixCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
});

async function fail(canvas: HTMLElement, onError: unknown, code: string) {
  await reach(canvas, 'error');
  await within(canvas).findByRole('alert');
  await expect(onError).toHaveBeenCalledOnce();
  await expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code }));
}

/** One letter is wrong, which the checksum of the address tells. No frame is made. */
export const InvalidAddress = meta.story({
  args: { address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD' },
  play: async ({ args, canvasElement }) => {
    await fail(canvasElement, args.onError, 'invalid_address');
    await expect(frameIn(canvasElement)).toBeNull();
  },
});

/** Amounts are plain: no currency, no grouping, no more than two decimals. */
export const InvalidAmount = meta.story({
  args: { amount: '1,000' },
  play: async ({ args, canvasElement }) => {
    await fail(canvasElement, args.onError, 'invalid_amount');
    await expect(frameIn(canvasElement)).toBeNull();
  },
});

/** The checkout's own address has to be https. */
export const InvalidCheckoutUrl = meta.story({
  args: { checkoutUrl: 'http://checkout.example/' },
  play: async ({ args, canvasElement }) => {
    await fail(canvasElement, args.onError, 'invalid_checkout_url');
    await expect(frameIn(canvasElement)).toBeNull();
  },
});

/** The host's own session is over: asking again on its own would not help. */
export const Unauthorized = meta.story({
  beforeEach: ({ msw }) =>
    msw.use(http.get(tokenUrl, () => HttpResponse.json({ error: 'signed_out' }, { status: 401 }))),
  play: ({ args, canvasElement }) => fail(canvasElement, args.onError, 'token_unauthorized'),
});

/** The backend answers 500, again and again. It is asked anew with growing pauses. */
export const BackendDown = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { reply: 500 } }),
  play: ({ args, canvasElement }) => fail(canvasElement, args.onError, 'token_unavailable'),
});

/** The backend is back, and the payer tries again. */
export const BackendBack = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { reply: 500 } }),
  play: async ({ args, canvasElement, sandbox }) => {
    await fail(canvasElement, args.onError, 'token_unavailable');
    sandbox.setFaults({});
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Try again' }));
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
  },
});

/** The backend answers with JSON that has no token in it. */
export const InvalidReply = meta.story({
  beforeEach: ({ msw }) => msw.use(http.get(tokenUrl, () => HttpResponse.json({ data: null }))),
  play: ({ args, canvasElement }) => fail(canvasElement, args.onError, 'invalid_token_reply'),
});

/** The page in the frame does not load in time; a second try finds it in better shape. */
export const LoadTimeout = meta.story({
  args: { checkoutUrl: slowCheckoutUrl, loadTimeoutMs: 1000 },
  beforeEach: ({ msw }) =>
    msw.use(
      http.get(slowImageUrl, () => delay('infinite'), { once: true }),
      http.get(slowImageUrl, () =>
        HttpResponse.text('<svg xmlns="http://www.w3.org/2000/svg"/>', {
          headers: { 'Content-Type': 'image/svg+xml' },
        }),
      ),
    ),
  play: ({ args, canvasElement }) => fail(canvasElement, args.onError, 'frame_load_timeout'),
});

/** The host's own Content-Security-Policy has no `frame-src` for the checkout. */
export const Blocked = meta.story({
  args: { checkoutUrl: 'https://checkout.example/' },
  beforeEach: () => {
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    // It stays for the stories that follow, whose frames are of this origin.
    policy.content = "frame-src 'self'";
    document.head.append(policy);
    return () => policy.remove();
  },
  play: ({ args, canvasElement }) => fail(canvasElement, args.onError, 'frame_blocked'),
});

/** The backend hands out a token that has expired in its cache: the page in the frame refuses it. */
export const StaleBackend = meta.story({
  beforeEach: ({ msw }) => {
    const twoHoursAgo = createSandbox({ now: () => Date.now() - 7_200_000 });
    msw.use(http.get(tokenUrl, () => fetchToken(twoHoursAgo)));
  },
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Session expired');
  },
});
