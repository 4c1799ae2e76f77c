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
export {
  PhoenixCheckout,
  type PhoenixCheckoutHandle,
  type PhoenixCheckoutProps,
} from './component/phoenix-checkout.js';
export type { PhoenixDefaults } from './provider/phoenix-context.js';
export { PhoenixProvider, type PhoenixProviderProps } from './provider/phoenix-provider.js';
export {
  usePhoenixCheckout,
  type CheckoutFrameProps,
  type UsePhoenixCheckoutOptions,
  type UsePhoenixCheckoutResult,
} from './checkout/use-phoenix-checkout.js';
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
