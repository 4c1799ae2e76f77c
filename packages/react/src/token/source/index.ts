export { requestToken } from './request-token.js';
export {
  toTokenReply,
  type ServerAccessToken,
  type TokenInput,
  type TokenReply,
} from './token-input.js';
export type {
  GetToken,
  GetTokenSource,
  TokenRequest,
  TokenSource,
  TokenUrlSource,
} from './token-source.js';
