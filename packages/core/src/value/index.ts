export { readDecimal, readUsdcBaseUnits } from './decimal-amount.js';
export { parseUrl } from './parse-url.js';
export { readField, readObject, readText } from './read-field.js';
export { isSecureUrl, parseEndpointUrl, parseSecureUrl } from './secure-url.js';
export { readTimestamp } from './timestamp.js';
export { isUsdAmount, parseUsdAmount, type UsdAmount } from './usd-amount.js';
export { isWalletAddress, parseWalletAddress, type WalletAddress } from './wallet-address.js';
export { withoutUndefined } from './without-undefined.js';
