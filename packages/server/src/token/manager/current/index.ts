export { CurrentToken } from './current-token.js';
export { secondsLeft, toAccessToken, toWallTime, type ServedToken } from './served-token.js';
export { findWarmToken, offerWarmToken, WarmToken } from './warm-token.js';
