export { isAccessToken, readJwtTimes, type JwtTimes } from './token/access-token.js';
export type {
  Cancelled,
  CheckoutEvent,
  CheckoutEventType,
  Done,
  ExplorerRequested,
  Failed,
  OrderCreated,
  PaymentLinkCreated,
  TransactionSuccess,
} from './checkout/checkout-event.js';
export { parseCheckoutMessage } from './checkout/checkout-message.js';
export {
  idleCheckout,
  isOrderOpen,
  ORDER_LIFESPAN_MS,
  reduceCheckout,
  type CheckoutRecord,
  type CheckoutState,
  type CheckoutStatus,
  type HostEvent,
} from './checkout/checkout-state.js';
export {
  buildCheckoutUrl,
  parseCheckoutUrl,
  PHOENIX_CHECKOUT_URL,
  type CheckoutParams,
} from './checkout/checkout-url.js';
export {
  listenToCheckout,
  type ListenToCheckoutOptions,
  type RejectedMessage,
} from './checkout/listen-to-checkout.js';
export { isPhoenixError, PhoenixError, type CoreErrorCode } from './error/phoenix-error.js';
export { isSecureUrl } from './value/secure-url.js';
export { parseTokenReply, type PhoenixToken } from './token/token-reply.js';
export { isUsdAmount, parseUsdAmount, type UsdAmount } from './value/usd-amount.js';
export { isWalletAddress, parseWalletAddress, type WalletAddress } from './value/wallet-address.js';
