export { PhoenixCheckout, PhoenixCheckoutModal } from '../component/index.js';
export { PhoenixProvider } from '../provider/phoenix-provider.js';
export { usePhoenixCheckout } from '../checkout/use-phoenix-checkout.js';
export { prefetchPhoenixToken, usePhoenixToken } from '../token/index.js';
