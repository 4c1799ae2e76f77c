export type { ReactErrorCode } from './error-code.js';
export { warnInDevelopment } from './warn-in-development.js';
