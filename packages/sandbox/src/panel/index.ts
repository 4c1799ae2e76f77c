export { panelEndpoints } from './panel-endpoints.js';
