export type {
  Cancelled,
  CheckoutEvent,
  CheckoutEventFields,
  CheckoutEventType,
  Done,
  ExplorerRequested,
  Failed,
  OrderCreated,
  PaymentLinkCreated,
  TransactionSuccess,
} from './checkout-event.js';
export { parseCheckoutMessage } from './checkout-message.js';
export {
  idleCheckout,
  isOrderOpen,
  ORDER_LIFESPAN_MS,
  reduceCheckout,
  type CheckoutRecord,
  type CheckoutState,
  type CheckoutStatus,
  type HostEvent,
} from './checkout-state.js';
export {
  buildCheckoutUrl,
  parseCheckoutUrl,
  PHOENIX_CHECKOUT_URL,
  type CheckoutParams,
} from './checkout-url.js';
export { encodeCheckoutMessage, type CheckoutMessage } from './encode-checkout-message.js';
export {
  listenToCheckout,
  type ListenToCheckoutOptions,
  type RejectedMessage,
} from './listen-to-checkout.js';
export { themes, type Theme } from './theme.js';
