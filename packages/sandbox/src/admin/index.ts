export { adminEndpoints } from './admin-endpoints.js';
