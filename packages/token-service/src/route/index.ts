export { clientAddress } from './client-address.js';
export { allowedHostsOf, isLoopback } from './host-rule.js';
export { createServicePages } from './service-pages.js';
export { sendReply } from './service-reply.js';
export { createServiceRouter } from './service-router.js';
export { createTokenRoute, type TokenRouteOptions } from './token-route.js';
