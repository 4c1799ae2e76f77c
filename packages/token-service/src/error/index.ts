export { systemCode } from './system-code.js';
