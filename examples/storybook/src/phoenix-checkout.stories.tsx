import { PhoenixCheckout } from '@phoenix-checkout/react';
import { expect } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { press, reach, see } from './payer.js';

const meta = preview.meta({
  title: 'Checkout/PhoenixCheckout',
  component: PhoenixCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
});

/** The payer can start. */
export const Ready = meta.story({
  tags: ['autodocs'],
  parameters: {
    docs: {
      source: {
        language: 'tsx',
        code: `<PhoenixCheckout
  address="0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
  amount="100"
  tokenUrl="/api/phoenix/token"
  onOrderCreated={({ orderId }) => save(orderId)}
  onTransactionSuccess={({ transactionHash }) => thank(transactionHash)}
/>`,
      },
    },
  },
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
  },
});

/** `theme` says what the page's own theme does not. */
export const DarkByProp = meta.story({
  args: { theme: 'dark' },
  play: async ({ canvasElement }) => {
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
  },
});

/** With `shareOn` the payer can make a link that somebody else pays. */
export const PaymentLink = meta.story({
  args: { shareOn: true },
  play: async ({ args, canvasElement }) => {
    await press(canvasElement, 'Create payment link');
    await see(canvasElement, 'Payment link created');
    await expect(args.onPaymentLinkCreated).toHaveBeenCalledOnce();
  },
});
