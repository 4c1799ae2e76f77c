export { isPhoenixError, PhoenixError, type CoreErrorCode } from './phoenix-error.js';
