import { PhoenixCheckout } from '@phoenix-checkout/react';
import { http, HttpResponse } from 'msw';
import { expect, fn, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { fetchToken, tokenUrl } from '../.storybook/sandbox-stage.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { frameIn, patience, press, reach, see } from './payer.js';

const meta = preview.meta({
  title: 'Checkout/Token',
  component: PhoenixCheckout,
  args: { ...checkoutArgs, frameProps: { onLoad: fn() } },
  argTypes: checkoutArgTypes,
});

/** The token that the frame was started with runs out before the payer begins: it is started anew, once. */
export const Expired = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { lifetimeSeconds: 4, times: 1 } }),
  play: async ({ args, canvasElement, sandbox }) => {
    await reach(canvasElement, 'ready');
    const first = frameIn(canvasElement);
    await waitFor(() => expect(frameIn(canvasElement)).not.toBe(first), patience);
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
    await waitFor(() => expect(sandbox.tokensIssued).toBe(3), patience);
    await reach(canvasElement, 'ordered');
    await expect(args.frameProps?.onLoad).toHaveBeenCalledOnce();
  },
});

/** With a token from the server's render, the frame starts at once: the backend is not asked. */
export const InitialToken = meta.story({
  beforeEach: async ({ loaded, msw, sandbox }) => {
    loaded['initialToken'] = await (await fetchToken(sandbox)).json();
    msw.use(http.get(tokenUrl, () => HttpResponse.error()));
  },
  render: (args, { loaded }) => <PhoenixCheckout {...args} initialToken={loaded['initialToken']} />,
  play: async ({ args, canvasElement, sandbox }) => {
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
    await expect(sandbox.tokensIssued).toBe(1);
    await expect(args.onError).not.toHaveBeenCalled();
  },
});

/** The backend wants to know who asks: `tokenRequest` has the headers. */
export const OwnHeaders = meta.story({
  args: { tokenRequest: () => ({ headers: { Authorization: 'Bearer of-the-host' } }) },
  beforeEach: ({ msw, sandbox }) =>
    msw.use(
      http.get(tokenUrl, ({ request }) =>
        request.headers.get('Authorization') === 'Bearer of-the-host'
          ? fetchToken(sandbox)
          : HttpResponse.json({ error: 'signed_out' }, { status: 401 }),
      ),
    ),
  play: ({ canvasElement }) => reach(canvasElement, 'ready'),
});

/** The host fetches the token in its own way. */
export const OwnFunction = meta.story({
  render: ({ tokenUrl: _url, tokenRequest: _request, ...args }, { sandbox }) => (
    <PhoenixCheckout
      {...args}
      getToken={async () => (await fetchToken(sandbox)).json()}
      tokenKey="story"
    />
  ),
  play: async ({ canvasElement, sandbox }) => {
    await reach(canvasElement, 'ready');
    await expect(sandbox.tokensIssued).toBe(1);
  },
});

/** The payer is not signed in yet: no token is asked for. */
export const NotYet = meta.story({
  args: { enabled: false },
  play: async ({ canvasElement, sandbox }) => {
    await reach(canvasElement, 'idle');
    await expect(frameIn(canvasElement)).toBeNull();
    await expect(sandbox.tokensIssued).toBe(0);
  },
});
