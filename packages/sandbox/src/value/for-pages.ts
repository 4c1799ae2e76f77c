// What the panel shares with the check of its requests.
export { copiesRange } from './copies-range.js';
