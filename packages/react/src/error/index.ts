export type { ReactErrorCode } from './error-code.js';
export { warnInDevelopment, warnOfRejectedMessage } from './warn-in-development.js';
