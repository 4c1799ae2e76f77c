export { fromCents, toCents, toUsdcBaseUnits } from './cents.js';
export { copiesRange } from './copies-range.js';
export { isJsonObject, type JsonObject } from './json-object.js';
export { Listeners } from './listeners.js';
export { randomId } from './random-id.js';
