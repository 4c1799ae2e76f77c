export { fromCents, toCents, toUsdcBaseUnits } from './cents.js';
export { Listeners } from './listeners.js';
export { randomId } from './random-id.js';
