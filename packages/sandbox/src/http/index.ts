export { bufferBody } from './buffer-body.js';
export { localAccess } from './local-access.js';
