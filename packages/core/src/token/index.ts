export { isAccessToken, readJwtTimes, type JwtTimes } from './access-token.js';
export { parseExpiresIn } from './expires-in.js';
export { parseTokenReply, type PhoenixToken } from './token-reply.js';
