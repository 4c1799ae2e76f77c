export { logEvent } from './log-event.js';
export { SecretMask } from './secret-mask.js';
export { createServiceLog, noLog, type ServiceLog } from './service-log.js';
