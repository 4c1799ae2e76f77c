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
export type { CheckoutCallbacks } from './checkout-callbacks.js';
export { defaultLabels, type CheckoutLabels } from './checkout-labels.js';
export type { ReactErrorCode } from './errors.js';
export type { ServerAccessToken, TokenInput, TokenReply } from './held-token.js';
export {
  PhoenixCheckout,
  type PhoenixCheckoutHandle,
  type PhoenixCheckoutProps,
} from './phoenix-checkout.js';
export type { PhoenixDefaults } from './phoenix-context.js';
export { PhoenixProvider, type PhoenixProviderProps } from './phoenix-provider.js';
export {
  prefetchPhoenixToken,
  type PrefetchPhoenixTokenOptions,
} from './prefetch-phoenix-token.js';
export {
  phoenixTokenQueryOptions,
  type CachedToken,
  type PhoenixTokenOptions,
  type PhoenixTokenQueryOptions,
} from './token-query-options.js';
export type { GetToken, TokenRequest, TokenSource } from './token-source.js';
export {
  usePhoenixCheckout,
  type CheckoutFrameProps,
  type UsePhoenixCheckoutOptions,
  type UsePhoenixCheckoutResult,
} from './use-phoenix-checkout.js';
export {
  usePhoenixToken,
  type UsePhoenixTokenOptions,
  type UsePhoenixTokenResult,
} from './use-phoenix-token.js';
