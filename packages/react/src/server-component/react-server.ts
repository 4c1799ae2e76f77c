// What `@phoenix-checkout/react` is to React Server Components, by the export condition `react-server`:
// what runs on the server itself, and components and hooks as references. The types are index.ts's.
export {
  isPhoenixError,
  isUsdAmount,
  isWalletAddress,
  parsePaymentLink,
  parseUsdAmount,
  parseWalletAddress,
  PhoenixError,
  themes,
} from '@phoenix-checkout/core';
export { defaultPaymentLinkLabels } from '../payment-link/payment-link-labels.js';
export { defaultLabels } from '../component/checkout-labels.js';
export {
  PhoenixCheckout,
  PhoenixCheckoutModal,
  PhoenixPaymentLink,
  PhoenixProvider,
  prefetchPhoenixToken,
  usePhoenixCheckout,
  usePhoenixOrder,
  usePhoenixToken,
} from './client-boundary.js';
export { phoenixTokenQueryOptions } from '../token/token-query-options.js';
