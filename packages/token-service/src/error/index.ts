export type { ServiceErrorCode } from './service-error-code.js';
export { systemCode } from './system-code.js';
