import { PhoenixCheckout } from '@phoenix-checkout/react';
import { delay, http, HttpResponse } from 'msw';
import { expect, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { frameIn, order, patience, reach, see } from './payer.js';
import { slowCheckoutUrl, slowImageUrl } from './slow-page.js';

const goOffline = () => window.dispatchEvent(new Event('offline'));
const goOnline = () => window.dispatchEvent(new Event('online'));

const meta = preview.meta({
  title: 'Checkout/Offline',
  component: PhoenixCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
  // The next story is online.
  beforeEach: () => () => goOnline(),
});

async function isTold(canvas: HTMLElement) {
  const alert = await within(canvas).findByRole('alert', {}, patience);
  await within(alert).findByText('You are offline.', {}, patience);
}

/** The network goes before there is a token. */
export const WithoutToken = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { reply: 500 } }),
  play: async ({ args, canvasElement }) => {
    await reach(canvasElement, 'error');
    goOffline();
    await isTold(canvasElement);
    await expect(args.onError).toHaveBeenLastCalledWith(
      expect.objectContaining({ code: 'offline' }),
    );
  },
});

/** The network is back: it goes on by itself. */
export const Back = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { reply: 500 } }),
  play: async ({ canvasElement, sandbox }) => {
    await reach(canvasElement, 'error');
    goOffline();
    await isTold(canvasElement);
    sandbox.setFaults({});
    goOnline();
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
  },
});

const image = () =>
  HttpResponse.text('<svg xmlns="http://www.w3.org/2000/svg"/>', {
    headers: { 'Content-Type': 'image/svg+xml' },
  });

/** The network goes while the frame loads: what the browser shows then is no checkout. */
export const WhileLoading = meta.story({
  args: { checkoutUrl: slowCheckoutUrl },
  play: async ({ canvasElement, msw }) => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    msw.use(
      http.get(slowImageUrl, async () => {
        await released;
        return image();
      }),
    );
    await reach(canvasElement, 'loading');
    goOffline();
    release();
    await isTold(canvasElement);
    await expect(frameIn(canvasElement)).not.toBeVisible();
  },
});

/** A payer at work is left alone. */
export const InAnOrder = meta.story({
  play: async ({ args, canvasElement }) => {
    await order(canvasElement);
    const frame = frameIn(canvasElement);
    goOffline();
    goOnline();
    await delay(100);
    await reach(canvasElement, 'ordered');
    await expect(frameIn(canvasElement)).toBe(frame);
    await expect(args.onError).not.toHaveBeenCalled();
  },
});
