export { createProvider } from './configured-provider.js';
