export { parseUrl } from './parse-url.js';
export { isSecureUrl } from './secure-url.js';
export { isUsdAmount, parseUsdAmount, type UsdAmount } from './usd-amount.js';
export { isWalletAddress, parseWalletAddress, type WalletAddress } from './wallet-address.js';
export { readField } from './read-field.js';
