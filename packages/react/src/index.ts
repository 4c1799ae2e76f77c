export {
  isPhoenixError,
  isUsdAmount,
  isWalletAddress,
  parseUsdAmount,
  parseWalletAddress,
  PhoenixError,
} from '@phoenix-checkout/core';
export type {
  Cancelled,
  CheckoutEvent,
  CheckoutStatus,
  Done,
  ExplorerRequested,
  Failed,
  OrderCreated,
  PaymentLinkCreated,
  TransactionSuccess,
  UsdAmount,
  WalletAddress,
} from '@phoenix-checkout/core';
export type { CheckoutCallbacks } from './checkout/checkout-callbacks.js';
export { defaultLabels, type CheckoutLabels } from './component/checkout-labels.js';
export type { ReactErrorCode } from './error/errors.js';
export type { ServerAccessToken, TokenInput, TokenReply } from './token/held-token.js';
export {
  PhoenixCheckout,
  type PhoenixCheckoutHandle,
  type PhoenixCheckoutProps,
} from './component/phoenix-checkout.js';
export type { PhoenixDefaults } from './provider/phoenix-context.js';
export { PhoenixProvider, type PhoenixProviderProps } from './provider/phoenix-provider.js';
export {
  prefetchPhoenixToken,
  type PrefetchPhoenixTokenOptions,
} from './token/prefetch-phoenix-token.js';
export {
  phoenixTokenQueryOptions,
  type CachedToken,
  type PhoenixTokenOptions,
  type PhoenixTokenQueryOptions,
} from './token/token-query-options.js';
export type { GetToken, TokenRequest, TokenSource } from './token/token-source.js';
export {
  usePhoenixCheckout,
  type CheckoutFrameProps,
  type UsePhoenixCheckoutOptions,
  type UsePhoenixCheckoutResult,
} from './checkout/use-phoenix-checkout.js';
export {
  usePhoenixToken,
  type UsePhoenixTokenOptions,
  type UsePhoenixTokenResult,
} from './token/use-phoenix-token.js';
