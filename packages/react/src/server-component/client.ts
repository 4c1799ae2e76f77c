export { PhoenixCheckout, PhoenixCheckoutModal } from '../component/index.js';
export { PhoenixPaymentLink } from '../payment-link/index.js';
export { PhoenixProvider } from '../provider/index.js';
export { usePhoenixCheckout } from '../checkout/index.js';
export { usePhoenixOrder } from '../order/index.js';
export { prefetchPhoenixToken, usePhoenixToken } from '../token/index.js';
