export { callListener } from './call-listener.js';
export {
  checkEndpointUrl,
  checkFunction,
  checkNumber,
  checkObject,
  checkText,
} from './check-options.js';
export { createOptionReader, rememberSuccess, type MaybeFunction } from './option-reader.js';
export { handOver, tolerantWaitUntil, type WaitUntil } from './wait-until.js';
