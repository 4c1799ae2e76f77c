export { askHost } from './ask-host.js';
export { isConnectionLost } from './connection-failure.js';
export { isFrameworkSignal } from './framework-signal.js';
export { completeResponse } from './host-response.js';
export {
  errorReply,
  jsonReply,
  noHeaders,
  toResponse,
  type HeaderFields,
  type HttpReply,
} from './http-reply.js';
export {
  checkOriginOptions,
  createOriginPolicy,
  type OriginPolicyOptions,
} from './origin-policy.js';
export { isOrigin } from './origin.js';
export { readRequestFacts } from './request-facts.js';
export { parseRetryAfter, retryAfterHeader } from './retry-after.js';
export { requestStalled, SharedRequest } from './shared-request.js';
export { statusError } from './status-error.js';
export { requestUpstream, type UpstreamReply } from './upstream-request.js';
