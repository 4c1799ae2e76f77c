export interface ExpectedStory {
  /** The state that the story is about, and stays in. */
  status: string;
  /** What the browser itself says in the console about it. */
  console?: RegExp;
}

const refused = /status of (401|500) /;

/** Every story by its id. */
export const expectedStories: Record<string, ExpectedStory> = {
  'checkout-phoenixcheckout--ready': { status: 'ready' },
  'checkout-phoenixcheckout--dark-by-prop': { status: 'ready' },
  'checkout-phoenixcheckout--payment-link': { status: 'ready' },
  'checkout-loading--waiting-for-token': { status: 'authorizing' },
  'checkout-loading--slow-backend': { status: 'ready' },
  'checkout-loading--frame-loading': { status: 'loading' },
  'checkout-payment--ordered': { status: 'ordered' },
  'checkout-payment--succeeded': { status: 'succeeded' },
  'checkout-payment--failed': { status: 'failed' },
  'checkout-payment--cancelled': { status: 'cancelled' },
  'checkout-payment--done': { status: 'done' },
  'checkout-errors--invalid-address': { status: 'error' },
  'checkout-errors--invalid-amount': { status: 'error' },
  'checkout-errors--unauthorized': { status: 'error', console: refused },
  'checkout-errors--backend-down': { status: 'error', console: refused },
  'checkout-errors--backend-back': { status: 'ready', console: refused },
  'checkout-errors--invalid-reply': { status: 'error' },
  'checkout-errors--load-timeout': { status: 'error' },
  'checkout-errors--blocked': { status: 'error', console: /frame-src/ },
  'checkout-errors--stale-backend': { status: 'ready', console: refused },
  'checkout-token--expired': { status: 'ready' },
  'checkout-token--expired-in-an-order': { status: 'ordered' },
  'checkout-looks--labels': { status: 'error' },
  'checkout-looks--labels-when-cancelled': { status: 'cancelled' },
  'checkout-looks--own-loading': { status: 'loading' },
  'checkout-looks--own-error': { status: 'error', console: refused },
  'checkout-looks--own-error-retried': { status: 'ready', console: refused },
  'checkout-looks--own-colours': { status: 'cancelled' },
  'hooks-usephoenixcheckout--ready': { status: 'ready' },
  'hooks-usephoenixcheckout--paid': { status: 'succeeded' },
  'hooks-usephoenixcheckout--finished': { status: 'done' },
  'hooks-usephoenixcheckout--backend-down': { status: 'error', console: refused },
  'hooks-usephoenixtoken--success': { status: 'success' },
  'hooks-usephoenixtoken--pending': { status: 'pending' },
  'hooks-usephoenixtoken--unauthorized': { status: 'error', console: refused },
  'hooks-usephoenixtoken--short-lived': { status: 'success' },
  'hooks-usephoenixtoken--renewed': { status: 'success' },
  'hooks-usephoenixtoken--disabled': { status: 'idle' },
};
