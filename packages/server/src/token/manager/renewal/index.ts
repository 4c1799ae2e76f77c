export { RenewalTimer } from './renewal-timer.js';
export { TokenRenewal } from './token-renewal.js';
