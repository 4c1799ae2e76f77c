import type { ReactErrorCode } from './errors.js';

/** Every word that the component shows or says. */
export interface CheckoutLabels {
  /** The frame's title; Phoenix documents this one. */
  title: string;
  loading: string;
  /** Said when the payer can start. */
  ready: string;
  /** Said when an order is open. */
  ordered: string;
  /** Said when the page reports success. */
  succeeded: string;
  /** Said when the payment failed; the frame shows more. */
  failed: string;
  cancelledTitle: string;
  cancelled: string;
  doneTitle: string;
  done: string;
  errorTitle: string;
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
  ready: 'The checkout is ready.',
  ordered: 'Your order is open. Complete the payment in the checkout.',
  succeeded: 'The payment is complete.',
  failed: 'The payment failed.',
  cancelledTitle: 'Payment cancelled',
  cancelled: 'You left the payment. You can start again at any time.',
  doneTitle: 'All done',
  done: 'You can leave this page, or make another payment.',
  errorTitle: 'The checkout cannot be shown',
  error: 'Something went wrong. Please try again.',
  errors: {
    invalid_address: 'The wallet address is not valid. Please check it, character by character.',
    invalid_amount: 'The amount is not valid. Please enter US dollars, such as 100 or 1.45.',
    token_unauthorized: 'You may have been signed out. Please sign in and try again.',
    token_unavailable:
      'The payment service cannot be reached. Check your connection and try again.',
    frame_load_timeout: 'The checkout takes too long to load. Try again, or open it in a new tab.',
    frame_blocked: 'This page does not allow the checkout to be shown. Open it in a new tab.',
  },
  retry: 'Try again',
  startAgain: 'Start again',
  openInNewTab: 'Not showing? Open in a new tab',
};
