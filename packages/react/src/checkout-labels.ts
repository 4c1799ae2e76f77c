import type { ReactErrorCode } from './errors.js';

/** Every word that the component shows or says. Those named after a status are told to a screen reader. */
export interface CheckoutLabels {
  /** The frame's title; Phoenix documents this one. */
  title: string;
  loading: string;
  succeeded: string;
  failed: string;
  cancelled: string;
  done: string;
  /** For errors that `errors` has no words for. */
  error: string;
  /** What to tell the payer, by the error's code. */
  errors: Partial<Record<ReactErrorCode, string>>;
  retry: string;
  startAgain: string;
  openInNewTab: string;
}

export const defaultLabels: CheckoutLabels = {
  title: 'Phoenix Payment',
  loading: 'Loading the checkout…',
  succeeded: 'Payment complete.',
  failed: 'Payment failed.',
  cancelled: 'Payment cancelled.',
  done: 'All done.',
  error: 'The checkout cannot be shown.',
  errors: {
    invalid_address: 'Please check the wallet address.',
    invalid_amount: 'Please check the amount.',
    token_unauthorized: 'Please sign in to pay.',
    token_unavailable: 'The payment service cannot be reached.',
    frame_load_timeout: 'The checkout is slow.',
  },
  retry: 'Try again',
  startAgain: 'Start again',
  openInNewTab: 'Not showing? Open in a new tab',
};
