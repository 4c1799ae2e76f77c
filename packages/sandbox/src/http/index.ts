export { bufferBody } from './buffer-body.js';
