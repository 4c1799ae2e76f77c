export { pageFiles } from './page-files.generated.js';
export { ServiceHistory } from './service-history.js';
export { statusPage } from './status-page.js';
export type { StatusView } from './status-view.js';
