import { PhoenixPaymentLink, themes, type PaymentLink } from '@phoenix-checkout/react';
import { expect, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { click, patience } from './payer.js';
import './own-looks.css';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** In place of a token: a real link carries the partner's. */
const url =
  'https://app-partner.phoenix.market/?payment_id=a-link-of-storybook&access_token=none-in-a-story';

/** A link with so much of its 24 hours left. */
const link = (leftMs: number, fields: Partial<PaymentLink> = {}): PaymentLink => ({
  id: 'a-link-of-storybook',
  url,
  status: 'pending',
  createdAt: Date.now() + leftMs - 24 * HOUR,
  expiresAt: Date.now() + leftMs,
  ...fields,
});

const meta = preview.meta({
  title: 'Payment link/PhoenixPaymentLink',
  component: PhoenixPaymentLink,
  args: { link: link(23 * HOUR + 59 * MINUTE), showUrl: false },
  argTypes: {
    link: { control: false },
    showUrl: { control: 'boolean' },
    theme: { control: 'inline-radio', options: [undefined, ...themes] },
    labels: { control: 'object' },
  },
});

async function read(canvas: HTMLElement, words: string | RegExp): Promise<void> {
  const selector = ':not(.phoenix-payment-link-hidden)';
  await within(canvas).findByText(words, { selector }, patience);
}

/** Made a moment ago: it is copied, shared and scanned, and not shown. */
export const Fresh = meta.story({
  tags: ['autodocs'],
  parameters: {
    docs: {
      source: {
        language: 'tsx',
        code: `<PhoenixCheckout shareOn onPaymentLinkCreated={setLink} {...checkout} />
{link && <PhoenixPaymentLink link={link} />}`,
      },
    },
  },
  play: async ({ canvasElement }) => {
    await read(canvasElement, /^Valid for 23 h 5\d min$/);
    await expect(canvasElement.innerHTML).not.toContain('access_token');
  },
});

/** A few minutes are left. */
export const NearlyOver = meta.story({
  args: { link: link(9 * MINUTE) },
  play: ({ canvasElement }) => read(canvasElement, /^Valid for \d min$/),
});

/** Its 24 hours are over. */
export const Expired = meta.story({
  args: { link: link(-MINUTE) },
  play: ({ canvasElement }) => read(canvasElement, 'This payment link has expired.'),
});

/** An order was made through it: the host's server heard of it, and passes the newer link. */
export const Consumed = meta.story({
  args: { link: link(20 * HOUR, { status: 'consumed' }) },
  play: ({ canvasElement }) => read(canvasElement, 'This payment link has been used.'),
});

/** With `showUrl`: whoever sees the address has the access token that it carries. */
export const WithAddress = meta.story({
  args: { showUrl: true },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('textbox', { name: 'Address' })).toHaveValue(url);
  },
});

/** Drawn in the page, by a library that is loaded when a code is shown first. */
export const QrCode = meta.story({
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'Show QR code');
    await within(canvasElement).findByRole('img', { name: 'QR code of the payment link' });
    await within(canvasElement).findByRole('button', { name: 'Hide QR code' });
  },
});

/** What was done is said below the buttons, and read out. */
export const Copied = meta.story({
  beforeEach: () => {
    // Not the clipboard of whoever looks at this story.
    const { writeText } = navigator.clipboard;
    navigator.clipboard.writeText = () => Promise.resolve();
    return () => {
      navigator.clipboard.writeText = writeText;
    };
  },
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'Copy link');
    await read(canvasElement, 'Copied.');
  },
});

/** The same custom properties as the checkout's. */
export const OwnColours = meta.story({
  args: { className: 'own-variables' },
  play: ({ canvasElement }) => read(canvasElement, /^Valid for/),
});
