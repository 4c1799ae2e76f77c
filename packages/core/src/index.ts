export { isAccessToken, readJwtTimes, type JwtTimes } from './access-token.js';
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
export {
  listenToCheckout,
  type ListenToCheckoutOptions,
  type RejectedMessage,
} from './listen-to-checkout.js';
export { isPhoenixError, PhoenixError, type CoreErrorCode } from './phoenix-error.js';
export { isSecureUrl } from './secure-url.js';
export { parseTokenReply, type PhoenixToken } from './token-reply.js';
export { isUsdAmount, parseUsdAmount, type UsdAmount } from './usd-amount.js';
export { isWalletAddress, parseWalletAddress, type WalletAddress } from './wallet-address.js';
