'use client';

// A bundler makes references of these, and never looks further on the server. Plain Node does look,
// and TanStack Query cannot be imported there: package.json leads it to `client-references.ts`.
export {
  PhoenixCheckout,
  PhoenixCheckoutModal,
  PhoenixPaymentLink,
  PhoenixProvider,
  prefetchPhoenixToken,
  usePhoenixCheckout,
  usePhoenixOrder,
  usePhoenixToken,
} from '#client';
