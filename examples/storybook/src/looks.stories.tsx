import { PhoenixCheckout } from '@phoenix-checkout/react';
import { delay, http } from 'msw';
import { expect, userEvent, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { germanLabels } from './german-labels.js';
import { press, reach, see } from './payer.js';
import { slowCheckoutUrl, slowImageUrl } from './slow-page.js';
import './looks.css';

const meta = preview.meta({
  title: 'Checkout/Looks',
  component: PhoenixCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
});

/** What the payer really sees in the middle of the checkout. */
function elementInTheMiddle(canvas: HTMLElement): Element | null {
  const box = canvas.querySelector('.phoenix-checkout-stage')?.getBoundingClientRect();
  if (!box) return null;
  return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2 + 100);
}

/** All words are the host's, if it wants; here they are German. */
export const Labels = meta.story({
  args: { labels: germanLabels, amount: '0' },
  play: ({ canvasElement }) => reach(canvasElement, 'error'),
});

/** The same for a payer who gave up. */
export const LabelsWhenCancelled = meta.story({
  args: { labels: germanLabels },
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'Buy USDC');
    await press(canvasElement, 'Cancel');
    await reach(canvasElement, 'cancelled');
  },
});

/** The host's own view while a token is fetched and the frame loads. */
export const OwnLoading = meta.story({
  args: {
    loading: (
      <div className="own-view">
        <div className="own-bar" />
        <p>One moment, your checkout is on its way.</p>
      </div>
    ),
    checkoutUrl: slowCheckoutUrl,
    loadTimeoutMs: 3_600_000,
  },
  beforeEach: ({ msw }) => msw.use(http.get(slowImageUrl, () => delay('infinite'))),
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'loading');
    await expect(elementInTheMiddle(canvasElement)).toHaveClass('own-view');
  },
});

/** The host's own view of an error. */
export const OwnError = meta.story({
  args: {
    error: ({ error, retry }) => (
      <div className="own-view" role="alert">
        <p>
          Our payments take a break (<code>{error.code}</code>).
        </p>
        <button type="button" onClick={retry}>
          Ask again
        </button>
      </div>
    ),
  },
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { reply: 500 } }),
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'error');
    await within(canvasElement).findByText('token_unavailable');
  },
});

/** And its way out of it. */
export const OwnErrorRetried = meta.story({
  ...OwnError.input,
  play: async ({ canvasElement, sandbox }) => {
    await reach(canvasElement, 'error');
    sandbox.setFaults({});
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Ask again' }));
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
  },
});

/** Colours and radius are custom properties. */
export const OwnColours = meta.story({
  args: { className: 'own-colours' },
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'Buy USDC');
    await press(canvasElement, 'Cancel');
    await reach(canvasElement, 'cancelled');
  },
});
