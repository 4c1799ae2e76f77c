export { bufferBody } from './buffer-body.js';
export { localAccess, refuseForeignPages } from './local-access.js';
