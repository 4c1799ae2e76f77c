export { checkoutEndpoints } from './checkout-endpoints.js';
export { checkoutPage } from './checkout-page.js';
export { CheckoutSessions } from './checkout-sessions.js';
