export {
  prefetchPhoenixToken,
  type PrefetchPhoenixTokenOptions,
} from './prefetch-phoenix-token.js';
export { ReceivedToken, remainingMs } from './received-token.js';
export {
  phoenixTokenQueryOptions,
  type PhoenixTokenOptions,
  type PhoenixTokenQueryOptions,
} from './token-query-options.js';
export type {
  GetToken,
  GetTokenSource,
  ServerAccessToken,
  TokenInput,
  TokenReply,
  TokenRequest,
  TokenSource,
  TokenUrlSource,
} from './source/index.js';
export type { CachedToken } from './token-query.js';
export { usePhoenixToken, type UsePhoenixTokenResult } from './use-phoenix-token.js';
export {
  useReceivedToken,
  type ReceivedTokenState,
  type TokenUseOptions,
  type UsePhoenixTokenOptions,
} from './use-received-token.js';
