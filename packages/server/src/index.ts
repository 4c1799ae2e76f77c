export { isPhoenixError, PhoenixError } from '@phoenix-checkout/core';
export type { AccessToken, MintedToken } from './access-token.js';
export { createAuthorizedFetch, type AuthorizedFetchOptions } from './authorized-fetch.js';
export type { ClientCredentialsOptions } from './client-credentials.js';
export type { ClientSecret } from './client-secret.js';
export type { Clock } from './clock.js';
export { memoryStore } from './memory-store.js';
export {
  PHOENIX_MARKET_TOKEN_URL,
  phoenixMarket,
  type PhoenixMarketOptions,
} from './phoenix-market.js';
export {
  PHOENIX_WALLET_TOKEN_URL,
  phoenixWallet,
  type PhoenixWalletOptions,
  type WalletScope,
} from './phoenix-wallet.js';
export { ServerError, type ServerErrorCode } from './server-error.js';
export type { ManagerOrPick, TokenEndpointOptions } from './token-endpoint-options.js';
export type { StoreOperation, TokenEvent } from './token-event.js';
export { createTokenHandler } from './token-handler.js';
export { createTokenManager, type GetTokenOptions, type TokenManager } from './token-manager.js';
export type { TokenManagerOptions } from './token-manager-options.js';
export type { RequestTokenOptions, TokenProvider } from './token-provider.js';
export type { TokenStatus, TokenStatusCounts } from './token-status.js';
export type { AcquireAnswer, StoredRecord, StoreLease, TokenStore } from './token-store.js';
