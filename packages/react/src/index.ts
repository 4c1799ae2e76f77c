export {
  isPhoenixError,
  isUsdAmount,
  isWalletAddress,
  parsePaymentLink,
  parseUsdAmount,
  parseWalletAddress,
  PhoenixError,
  themes,
} from '@phoenix-checkout/core';
export type {
  Cancelled,
  CheckoutEvent,
  CheckoutStatus,
  Done,
  ExplorerRequested,
  Failed,
  OrderCreated,
  OrderStatus,
  PaymentLink,
  PaymentLinkCreated,
  PhoenixOrder,
  Theme,
  TransactionSuccess,
  UsdAmount,
  WalletAddress,
} from '@phoenix-checkout/core';
export type { ReactErrorCode } from './error/index.js';
export {
  defaultLabels,
  PhoenixCheckout,
  PhoenixCheckoutModal,
  type CheckoutLabels,
  type HostFrameProps,
  type PhoenixCheckoutHandle,
  type PhoenixCheckoutModalHandle,
  type PhoenixCheckoutModalProps,
  type PhoenixCheckoutProps,
} from './component/index.js';
export {
  usePhoenixOrder,
  type OrderRequest,
  type OrderSource,
  type UsePhoenixOrderOptions,
  type UsePhoenixOrderResult,
} from './order/index.js';
export {
  defaultPaymentLinkLabels,
  PhoenixPaymentLink,
  type PaymentLinkLabels,
  type PhoenixPaymentLinkProps,
} from './payment-link/index.js';
export {
  PhoenixProvider,
  type PhoenixDefaults,
  type PhoenixProviderProps,
} from './provider/index.js';
export {
  usePhoenixCheckout,
  type CheckoutCallbacks,
  type CheckoutFrameProps,
  type UsePhoenixCheckoutOptions,
  type UsePhoenixCheckoutResult,
} from './checkout/index.js';
export {
  phoenixTokenQueryOptions,
  prefetchPhoenixToken,
  usePhoenixToken,
  type CachedToken,
  type GetToken,
  type GetTokenSource,
  type PhoenixTokenOptions,
  type PhoenixTokenQueryOptions,
  type PrefetchPhoenixTokenOptions,
  type ServerAccessToken,
  type TokenInput,
  type TokenReply,
  type TokenRequest,
  type TokenSource,
  type TokenUrlSource,
  type UsePhoenixTokenOptions,
  type UsePhoenixTokenResult,
} from './token/index.js';
