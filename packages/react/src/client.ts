export { PhoenixCheckout } from './phoenix-checkout.js';
export { PhoenixProvider } from './phoenix-provider.js';
export { prefetchPhoenixToken } from './prefetch-phoenix-token.js';
export { usePhoenixCheckout } from './use-phoenix-checkout.js';
export { usePhoenixToken } from './use-phoenix-token.js';
