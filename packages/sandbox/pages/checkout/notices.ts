import type { Refusal } from './checkout-api.js';
import type { Notice } from './screen.js';

const sessionExpired: Notice = {
  icon: 'clock',
  title: 'Session expired',
  text: 'This payment session is over. Close it and start again.',
  primary: ['Close', 'close'],
  hasCancel: false,
};

/** Errors that the page has words of its own for; the others are told in the sandbox's. */
const ownNotices: Record<string, Notice | undefined> = {
  unavailable: {
    icon: 'cross',
    tone: 'bad',
    title: 'Checkout is unavailable',
    text: 'It did not answer. Check your connection and try again.',
    primary: ['Try again', 'retry'],
  },
  expired_token: {
    ...sessionExpired,
    text: 'This checkout was open for too long. Close it and start again. Nothing was paid.',
  },
  session_expired: sessionExpired,
};

/** What the payer reads when the sandbox refuses something. */
export function refusalNotice({ code, message }: Refusal): Notice {
  const own = ownNotices[code];
  if (own) return { ...own, code };
  return code === 'invalid_payment_link'
    ? { icon: 'info', title: 'Payment link not valid', text: message, code }
    : { icon: 'info', tone: 'bad', title: 'Checkout cannot start', text: message, code };
}

export const paymentFailed: Notice = {
  icon: 'cross',
  tone: 'bad',
  title: 'Payment failed',
  text: 'Your bank did not send the money. Nothing was taken from your account.',
  primary: ['Try again', 'methods'],
  secondary: ['Close', 'close'],
  hasCancel: false,
};

export const timeIsUp: Notice = {
  icon: 'clock',
  title: 'Time is up',
  text: 'The 25 minutes for this payment are over. Start again for a new one.',
  primary: ['Start again', 'retry'],
};

export const cancelQuestion: Notice = {
  icon: 'info',
  title: 'Cancel this payment?',
  text: 'If you have already sent the money, wait for it to arrive instead.',
  primary: ['Keep paying', 'keep'],
  secondary: ['Cancel payment', 'close'],
  hasCancel: false,
};

export const farewell = (title: string): Notice => ({
  icon: 'tick',
  title,
  text: 'You can close this page.',
  hasCancel: false,
});
