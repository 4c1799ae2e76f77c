import { encodeCheckoutMessage } from '@phoenix-checkout/core';
import { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, render, screen, type RenderResult } from '@testing-library/react';
import { PhoenixCheckout, type PhoenixCheckoutProps } from '../src/component/index.js';
import { PhoenixProvider } from '../src/provider/phoenix-provider.js';
import type { TokenUrlSource } from '../src/token/index.js';
import { TOKEN_URL } from './backend.js';

export const ADDRESS = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
export const OTHER_ADDRESS = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';
const CHECKOUT_ORIGIN = 'https://app-partner.phoenix.market';

export const wire = {
  orderCreated: encodeCheckoutMessage('order_created', { orderId: 'order-1' }),
  transactionSuccess: encodeCheckoutMessage('transaction_success', {
    transactionHash: `0x${'1'.repeat(64)}`,
    amount: '100',
  }),
  cancel: encodeCheckoutMessage('cancelled'),
  done: encodeCheckoutMessage('done'),
  failed: encodeCheckoutMessage('failed'),
  explorer: (url: string) => encodeCheckoutMessage('explorer_requested', { url }),
};

export const frame = () => document.querySelector('iframe');
export const frameQuery = () => new URL(frame()?.src ?? 'none:').searchParams;
export const findFrame = () => screen.findByTitle<HTMLIFrameElement>('Phoenix Payment');

/** A message as the checkout's frame posts it, or as somebody else would. */
export function post(
  data: unknown,
  { origin = CHECKOUT_ORIGIN, source = frame()?.contentWindow as Window | null } = {},
) {
  act(() => {
    window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
  });
}

/** Of a checkout whose tokens come from a URL. */
type Props = Partial<Extract<PhoenixCheckoutProps, TokenUrlSource>>;

interface SetUp extends RenderResult {
  client: QueryClient;
  update: (changes?: Props) => void;
  loaded: () => Promise<HTMLIFrameElement>;
}

/** Renders a checkout whose token cache is its own, and lets its frame load. */
export function setUp(props: Props = {}): SetUp {
  const client = new QueryClient();
  const element = (changes: Props = {}) => (
    <PhoenixProvider queryClient={client}>
      <PhoenixCheckout
        address={ADDRESS}
        amount="100"
        tokenUrl={TOKEN_URL}
        {...props}
        {...changes}
      />
    </PhoenixProvider>
  );
  const view = render(element());
  return {
    ...view,
    client,
    update: (changes: Props = {}) => view.rerender(element(changes)),
    async loaded() {
      const loading = await findFrame();
      fireEvent.load(loading);
      return loading;
    },
  };
}
