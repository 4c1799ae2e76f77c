export { BackendError, refusalError, UNUSABLE_REPLY_PAUSE_MS } from './backend-error.js';
export { askBackend, type BackendRequest } from './backend-request.js';
export { backoffMs } from './backoff.js';
export { endpointName } from './endpoint-name.js';
export { Outage } from './outage.js';
export { withinTime } from './within-time.js';
