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
export type { PhoenixDefaults } from './provider/phoenix-context.js';
export { PhoenixProvider, type PhoenixProviderProps } from './provider/phoenix-provider.js';
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
