import type { ReactErrorCode } from '../error/index.js';

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
  /** Shown while newer values wait for the payer to finish. */
  heldBack: string;
  retry: string;
  startAgain: string;
  openInNewTab: string;
  /** The modal's close button. */
  close: string;
  /** Asked when the payer closes the modal while an order is open. */
  closeQuestion: string;
  keepPaying: string;
  closeAnyway: string;
}

/** The words that an inline checkout needs: all but those of the dialog. */
export type InlineLabels = Omit<
  CheckoutLabels,
  'close' | 'closeQuestion' | 'keepPaying' | 'closeAnyway'
>;

export const inlineLabels: InlineLabels = {
  title: 'Phoenix Payment',
  loading: 'Loading the checkout...',
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
    offline: 'You are offline.',
  },
  heldBack: 'Your change applies after this payment.',
  retry: 'Try again',
  startAgain: 'Start again',
  openInNewTab: 'Not showing? Open in a new tab',
};

// A call, which a bundler may leave out, as it does where only an inline checkout is used; a spread
// it may not.
export const defaultLabels: CheckoutLabels = /* @__PURE__ */ Object.assign({}, inlineLabels, {
  close: 'Close',
  closeQuestion: 'Your order is still open.',
  keepPaying: 'Keep paying',
  closeAnyway: 'Close anyway',
});
