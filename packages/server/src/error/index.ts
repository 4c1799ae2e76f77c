export {
  aborted,
  invalidConfig,
  ServerError,
  type ServerErrorCode,
  type TokenErrorCode,
} from './server-error.js';
