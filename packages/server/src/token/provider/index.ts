export {
  TOKEN_TIMEOUT_MS,
  type ClientCredentialsOptions,
  type ClientSecret,
} from './client-credentials.js';
export type { MintedToken } from './minted-token.js';
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
export { isScope } from './scope.js';
export type { RequestTokenOptions, TokenProvider } from './token-provider.js';
export { parseTokenUrl } from './token-url.js';
