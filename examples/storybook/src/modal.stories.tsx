import { PhoenixCheckoutModal } from '@phoenix-checkout/react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { modalArgs, modalArgTypes } from './checkout-args.js';
import { HostButton } from './host-button.js';
import { ModalHost } from './modal-host.js';
import { beOpen, click, dialogIn, frameIn, pay, press, reach, see } from './payer.js';

const meta = preview.meta({
  title: 'Checkout/Modal',
  component: PhoenixCheckoutModal,
  args: { ...modalArgs, trigger: <HostButton>Pay $100</HostButton> },
  argTypes: modalArgTypes,
});

/** A button of the host's, and nothing else yet: no token is asked for. */
export const Closed = meta.story({
  tags: ['autodocs'],
  parameters: {
    docs: {
      source: {
        language: 'tsx',
        code: `<PhoenixCheckoutModal
  trigger={<button type="button">Pay $100</button>}
  address="0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
  amount="100"
  tokenUrl="/api/phoenix/token"
/>`,
      },
    },
  },
  play: async ({ canvasElement, sandbox }) => {
    await within(canvasElement).findByRole('button', { name: 'Pay $100' });
    await beOpen(canvasElement, false);
    await reach(canvasElement, 'idle');
    await expect(sandbox.tokensIssued).toBe(0);
  },
});

/** Somebody points at the button: the checkout loads, unseen. */
export const LoadedAhead = meta.story({
  play: async ({ canvasElement }) => {
    await userEvent.hover(await within(canvasElement).findByRole('button', { name: 'Pay $100' }));
    await reach(canvasElement, 'ready');
    await beOpen(canvasElement, false);
    await expect(dialogIn(canvasElement)).not.toBeVisible();
  },
});

/** Over the page, with a name and a close button. */
export const Open = meta.story({
  play: async ({ args, canvasElement }) => {
    await click(canvasElement, 'Pay $100');
    await within(canvasElement).findByRole('dialog', { name: 'Phoenix Payment' });
    await beOpen(canvasElement, true);
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
    await expect(args.onOpenChange).toHaveBeenCalledOnce();
    await expect(args.onOpenChange).toHaveBeenCalledWith(true);
  },
});

/** Closed by the payer: the frame is gone, and the button has the focus again. */
export const ClosedAgain = meta.story({
  play: async ({ args, canvasElement }) => {
    await click(canvasElement, 'Pay $100');
    await reach(canvasElement, 'ready');
    await click(canvasElement, 'Close');
    await beOpen(canvasElement, false);
    await reach(canvasElement, 'idle');
    await expect(frameIn(canvasElement)).toBeNull();
    await expect(within(canvasElement).getByRole('button', { name: 'Pay $100' })).toHaveFocus();
    await expect(args.onOpenChange).toHaveBeenLastCalledWith(false);
  },
});

/** Paid: it stays open until the payer has read that. */
export const Succeeded = meta.story({
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'Pay $100');
    await pay(canvasElement);
    await beOpen(canvasElement, true);
  },
});

/** The payer is finished: it closes, and the next time is a new checkout. */
export const Done = meta.story({
  play: async ({ args, canvasElement }) => {
    await click(canvasElement, 'Pay $100');
    await pay(canvasElement);
    await press(canvasElement, 'Done');
    await beOpen(canvasElement, false);
    await reach(canvasElement, 'idle');
    await expect(args.onDone).toHaveBeenCalledOnce();
    await expect(args.onOpenChange).toHaveBeenLastCalledWith(false);
  },
});

/** An error is told in the dialog, with a way to try again and a way out. */
export const BackendDown = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { reply: 500 } }),
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'Pay $100');
    await reach(canvasElement, 'error');
    await within(dialogIn(canvasElement)).findByRole('alert');
    await beOpen(canvasElement, true);
  },
});

/** The host's state opens and closes it; a `ref` loads it ahead. */
export const Controlled = meta.story({
  args: { trigger: undefined },
  render: (args) => <ModalHost {...args} />,
  play: async ({ args, canvasElement }) => {
    await userEvent.hover(await within(canvasElement).findByRole('button', { name: 'Check out' }));
    await reach(canvasElement, 'ready');
    await beOpen(canvasElement, false);
    await click(canvasElement, 'Check out');
    await beOpen(canvasElement, true);
    await click(canvasElement, 'Close');
    await beOpen(canvasElement, false);
    await expect(args.onOpenChange).toHaveBeenCalledOnce();
    await expect(args.onOpenChange).toHaveBeenCalledWith(false);
    await click(canvasElement, 'Check out');
    await reach(canvasElement, 'ready');
    await see(canvasElement, 'Buy USDC');
    await beOpen(canvasElement, true);
  },
});

/** The host has the last word: while it says `open`, the payer's wish is told, and no more. */
export const HeldOpen = meta.story({
  args: { trigger: undefined, open: true },
  play: async ({ args, canvasElement }) => {
    await reach(canvasElement, 'ready');
    await userEvent.keyboard('{Escape}');
    await click(canvasElement, 'Close');
    await waitFor(() => expect(args.onOpenChange).toHaveBeenLastCalledWith(false));
    await beOpen(canvasElement, true);
  },
});
