// What `@phoenix-checkout/react` is to React Server Components, by the export condition `react-server`:
// what runs on the server itself, and components and hooks as references. The types are index.ts's.
export {
  isPhoenixError,
  isUsdAmount,
  isWalletAddress,
  parseUsdAmount,
  parseWalletAddress,
  PhoenixError,
} from '@phoenix-checkout/core';
export { defaultLabels } from '../component/checkout-labels.js';
export {
  PhoenixCheckout,
  PhoenixCheckoutModal,
  PhoenixProvider,
  prefetchPhoenixToken,
  usePhoenixCheckout,
  usePhoenixToken,
} from './client-boundary.js';
export { phoenixTokenQueryOptions } from '../token/token-query-options.js';
