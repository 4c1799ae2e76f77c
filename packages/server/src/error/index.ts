export { aborted, invalidConfig, ServerError, type ServerErrorCode } from './server-error.js';
