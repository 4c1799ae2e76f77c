export { checkoutEndpoints } from './checkout-endpoints.js';
export { checkoutPage } from './checkout-page.js';
export { CheckoutSessions, type CheckoutSession } from './checkout-sessions.js';
export { PageGate } from './page-gate.js';
