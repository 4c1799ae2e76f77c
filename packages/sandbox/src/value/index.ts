export { fromCents, toCents } from './cents.js';
export { randomId } from './random-id.js';
