import type { PhoenixError } from '../error/index.js';
import type {
  CheckoutEvent,
  ExplorerRequested,
  OrderCreated,
  PaymentLinkCreated,
  TransactionSuccess,
} from './checkout-event.js';

/** What is known of a checkout's session, in any state. */
export interface CheckoutRecord {
  /** The latest order. */
  order?: OrderCreated;
  /** The latest transaction; it belongs to `order` if there is one. */
  transaction?: TransactionSuccess;
  /** The latest payment link. */
  paymentLink?: PaymentLinkCreated;
}

/**
 * The state of a checkout's session. `idle`: not started; `authorizing`: waiting for a token;
 * `loading`: the frame loads; `ready`: the payer can start; `ordered`: an order is open;
 * `succeeded`: the page says that USDC was released; `done`: the payer is finished; `cancelled`:
 * the payer gave up; `failed`: the payment failed; `error`: no checkout can be shown.
 */
export type CheckoutState =
  | ({ status: 'idle' | 'authorizing' | 'loading' | 'ready' } & CheckoutRecord)
  | ({ status: 'ordered'; order: OrderCreated } & CheckoutRecord)
  | ({ status: 'succeeded'; transaction: TransactionSuccess } & CheckoutRecord)
  | ({ status: 'done' | 'cancelled' | 'failed' } & CheckoutRecord)
  | ({ status: 'error'; error: PhoenixError } & CheckoutRecord);

/** The names of the states of a checkout's session; see {@link CheckoutState}. */
export type CheckoutStatus = CheckoutState['status'];

/** Events that the host page itself observes, beside the frame's own messages. */
export type HostEvent =
  | { type: 'token_requested' }
  /** A new frame: the record of the old one is cleared. */
  | { type: 'frame_started' }
  | { type: 'frame_loaded' }
  /** The order's 25 minutes are over. */
  | { type: 'order_expired' }
  | { type: 'errored'; error: PhoenixError };

/** A session that has not started: what `reduceCheckout` begins with. */
export const idleCheckout: CheckoutState = { status: 'idle' };

/** How long an order lives, in milliseconds: 25 minutes. */
export const ORDER_LIFESPAN_MS = 1_500_000;

/**
 * The next state of a checkout's session. A pure function; any order of events is legal, since
 * messages may be lost or come twice: a success without an order, a new order after `done`.
 *
 * @example
 * const [state, dispatch] = useReducer(reduceCheckout, idleCheckout);
 */
export function reduceCheckout(
  state: CheckoutState,
  event: CheckoutEvent | HostEvent,
): CheckoutState {
  const { status, error, ...record } = { error: undefined, ...state };
  const { order, transaction, ...beyondOrder } = record;
  switch (event.type) {
    case 'token_requested':
      return { status: 'authorizing' };
    case 'frame_started':
      return { status: 'loading' };
    case 'frame_loaded':
      // Counts after a load timeout too. Ignored otherwise: a blocked frame also fires `load`, and so
      // does each further page of a session.
      return status === 'loading' || error?.code === 'frame_load_timeout'
        ? { ...record, status: 'ready' }
        : state;
    case 'errored':
      return { ...record, status: 'error', error: event.error };
    case 'order_created':
      return { ...beyondOrder, status: 'ordered', order: event };
    case 'transaction_success':
      return { ...record, status: 'succeeded', transaction: event };
    case 'order_expired':
      if (status === 'succeeded') return { ...record, status: 'done' };
      return status === 'ordered' ? { ...beyondOrder, status: 'ready' } : state;
    case 'payment_link_created':
      return { ...state, paymentLink: event };
    case 'done':
    case 'cancelled':
    case 'failed':
      return { ...record, status: event.type };
    default:
      // It changes nothing, and nor does what a newer version may send. Any other event needs a case:
      // without one this does not compile.
      event satisfies ExplorerRequested;
      return state;
  }
}

/** True while an order is open: the payer would lose it if the frame were removed. */
export function isOrderOpen(state: CheckoutState): boolean {
  return state.status === 'ordered' || state.status === 'succeeded';
}
