export { isPhoenixError, PhoenixError } from '@phoenix-checkout/core';
export type { AccessToken, MintedToken } from './token/manager/access-token.js';
export {
  createAuthorizedFetch,
  type AuthorizedFetchOptions,
} from './token/authorized-fetch/authorized-fetch.js';
export type { ClientCredentialsOptions } from './token/provider/client-credentials.js';
export type { ClientSecret } from './token/provider/client-secret.js';
export type { Clock } from './time/clock.js';
export { memoryStore } from './token/store/memory-store.js';
export {
  PHOENIX_MARKET_TOKEN_URL,
  phoenixMarket,
  type PhoenixMarketOptions,
} from './token/provider/phoenix-market.js';
export {
  PHOENIX_WALLET_TOKEN_URL,
  phoenixWallet,
  type PhoenixWalletOptions,
  type WalletScope,
} from './token/provider/phoenix-wallet.js';
export { ServerError, type ServerErrorCode } from './error/server-error.js';
export type {
  ManagerOrPick,
  TokenEndpointOptions,
} from './token/endpoint/token-endpoint-options.js';
export type { StoreOperation, TokenEvent } from './token/manager/token-event.js';
export { isOrigin } from './token/endpoint/token-endpoint-options.js';
export { parseTokenUrl } from './token/provider/token-url.js';
export { createTokenHandler } from './token/endpoint/token-handler.js';
export {
  createTokenManager,
  type GetTokenOptions,
  type TokenManager,
} from './token/manager/token-manager.js';
export type { TokenManagerOptions } from './token/manager/token-manager-options.js';
export type { RequestTokenOptions, TokenProvider } from './token/provider/token-provider.js';
export type { TokenStatus, TokenStatusCounts } from './token/manager/token-status.js';
export type {
  AcquireAnswer,
  StoredRecord,
  StoreLease,
  TokenStore,
} from './token/store/token-store.js';
