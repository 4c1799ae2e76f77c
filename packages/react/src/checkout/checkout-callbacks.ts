import type {
  Cancelled,
  CheckoutEvent,
  Done,
  ExplorerRequested,
  Failed,
  OrderCreated,
  PaymentLinkCreated,
  PhoenixError,
  TransactionSuccess,
} from '@phoenix-checkout/core';
import { openExplorer } from './explorer.js';

/** What a host wants to hear of. Functions may differ with every render: the latest is called. */
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

/** `order_created` is told to `onOrderCreated`, and so on; only `cancelled` has a shorter one. */
function callbackName({ type }: CheckoutEvent): keyof CheckoutCallbacks {
  const name = `_${type}`.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return `on${name.replace('elled', 'el')}` as keyof CheckoutCallbacks;
}

export function callHost(host: CheckoutCallbacks, event: CheckoutEvent): void {
  const callback = host[callbackName(event)] as ((event: CheckoutEvent) => void) | undefined;
  if (callback) callback(event);
  else if (event.type === 'explorer_requested') openExplorer(event.url);
  host.onEvent?.(event);
}
