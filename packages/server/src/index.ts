export { isPhoenixError, PhoenixError } from '@phoenix-checkout/core';
export { ServerError, type ServerErrorCode, type TokenErrorCode } from './error/index.js';
export { isOrigin } from './http/index.js';
export type { MaybeFunction } from './options/index.js';
export { STORE_CALL_TIMEOUT_MS, type Clock } from './time/index.js';
export {
  createAuthorizedFetch,
  type AuthorizedFetchOptions,
} from './token/authorized-fetch/index.js';
export {
  createTokenHandler,
  type ManagerOrPick,
  type TokenEndpointOptions,
} from './token/endpoint/index.js';
export {
  createTokenManager,
  LONGEST_FLEET_TIMEOUT_MS,
  type AccessToken,
  type GetTokenOptions,
  type StoreOperation,
  type TokenEvent,
  type TokenManager,
  type TokenManagerOptions,
  type TokenStatus,
  type TokenStatusCounts,
} from './token/manager/index.js';
export {
  isScope,
  parseTokenUrl,
  PHOENIX_MARKET_TOKEN_URL,
  PHOENIX_WALLET_TOKEN_URL,
  phoenixMarket,
  phoenixWallet,
  TOKEN_TIMEOUT_MS,
  type ClientCredentialsOptions,
  type ClientSecret,
  type MintedToken,
  type PhoenixMarketOptions,
  type PhoenixWalletOptions,
  type RequestTokenOptions,
  type TokenProvider,
  type WalletScope,
} from './token/provider/index.js';
export {
  memoryStore,
  type AcquireAnswer,
  type StoredRecord,
  type StoreLease,
  type TokenStore,
} from './token/store/index.js';
