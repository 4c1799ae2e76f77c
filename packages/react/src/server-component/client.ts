export { PhoenixCheckout } from '../component/phoenix-checkout.js';
export { PhoenixProvider } from '../provider/phoenix-provider.js';
export { prefetchPhoenixToken } from '../token/prefetch-phoenix-token.js';
export { usePhoenixCheckout } from '../checkout/use-phoenix-checkout.js';
export { usePhoenixToken } from '../token/use-phoenix-token.js';
