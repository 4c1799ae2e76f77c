import type {
  Cancelled,
  CheckoutEvent,
  CheckoutEventType,
  Done,
  ExplorerRequested,
  Failed,
  OrderCreated,
  PaymentLinkCreated,
  PhoenixError,
  TransactionSuccess,
} from '@phoenix-checkout/core';
import { callHost } from './call-host.js';
import { openExplorer } from './explorer.js';

/**
 * What a host wants to hear of. Functions may differ with every render: the latest is called. What
 * one of them throws is reported as an uncaught error, and keeps no other from being called.
 */
export interface CheckoutCallbacks {
  /** Each event, after its own callback. */
  onEvent?: ((event: CheckoutEvent) => void) | undefined;
  /** An order exists; the payer is about to pay. Store `orderId`. */
  onOrderCreated?: ((event: OrderCreated) => void) | undefined;
  /**
   * The page reports that USDC was released. **This is the payer's word**: anyone can make their
   * own browser say it. Show it, but ship goods on your server's knowledge only: Phoenix's webhook,
   * or the order's status.
   */
  onTransactionSuccess?: ((event: TransactionSuccess) => void) | undefined;
  /** The payer made a payment link. Orders made through it reach your webhook only. */
  onPaymentLinkCreated?: ((event: PaymentLinkCreated) => void) | undefined;
  /** The payer gave up. A result, not an error. */
  onCancel?: ((event: Cancelled) => void) | undefined;
  /** The payer is finished. */
  onDone?: ((event: Done) => void) | undefined;
  /** The payment failed; Phoenix does not say how. */
  onFailed?: ((event: Failed) => void) | undefined;
  /** No checkout can be shown; `error.code` says why. Called once for one error. */
  onError?: ((error: PhoenixError) => void) | undefined;
  /**
   * Newer values (address, amount, theme, source of tokens) wait for the payer, or wait no longer:
   * an open order or a payer in the frame is not interrupted. Tell the payer, if you show the amount.
   */
  onHoldingBack?: ((isHoldingBack: boolean) => void) | undefined;
  /** Takes over from opening the block explorer in a new tab, which we do for known ones only. */
  onExplorerRequested?: ((event: ExplorerRequested) => void) | undefined;
}

/** Which callback hears of which event. */
const callbackOf = {
  order_created: 'onOrderCreated',
  transaction_success: 'onTransactionSuccess',
  payment_link_created: 'onPaymentLinkCreated',
  cancelled: 'onCancel',
  done: 'onDone',
  failed: 'onFailed',
  explorer_requested: 'onExplorerRequested',
} as const satisfies Record<CheckoutEventType, keyof CheckoutCallbacks>;

/**
 * Calls what a host gave for an event, then `onEvent`.
 *
 * @param frame that the event came from
 */
export function reportEvent(
  host: CheckoutCallbacks,
  event: CheckoutEvent,
  frame: Element | null,
): void {
  // By the table each callback gets the event that it is for.
  const callback = host[callbackOf[event.type]] as ((event: CheckoutEvent) => void) | undefined;
  if (callback) callHost(callback, event);
  else if (event.type === 'explorer_requested') openExplorer(event.url, frame);
  callHost(host.onEvent, event);
}
