export { requestToken } from './request-token.js';
export { tokenErrorOf, type TokenError, type TokenErrorCode } from './token-error.js';
export {
  toTokenReply,
  type ServerAccessToken,
  type TokenInput,
  type TokenReply,
} from './token-input.js';
export {
  nameOf,
  type GetToken,
  type GetTokenSource,
  type TokenRequest,
  type TokenSource,
  type TokenUrlSource,
} from './token-source.js';
