import { PhoenixError } from '@phoenix-checkout/core';

/** Thrown when a component or hook is called on a server for React Server Components. */
export type ClientReferenceErrorCode = 'client_only';

/** What a bundler makes of an export of a client module: it can be passed on, not called. */
function clientReference(name: string): () => never {
  function reference(): never {
    throw new PhoenixError<ClientReferenceErrorCode>(
      'client_only',
      `${name} runs on the client. In a server component render it; do not call it.`,
    );
  }
  return Object.defineProperties(reference, {
    $$typeof: { value: Symbol.for('react.client.reference') },
    $$id: { value: `@phoenix-checkout/react#${name}` },
    $$async: { value: false },
  });
}

export const PhoenixCheckout = /* @__PURE__ */ clientReference('PhoenixCheckout');
export const PhoenixCheckoutModal = /* @__PURE__ */ clientReference('PhoenixCheckoutModal');
export const PhoenixPaymentLink = /* @__PURE__ */ clientReference('PhoenixPaymentLink');
export const PhoenixProvider = /* @__PURE__ */ clientReference('PhoenixProvider');
export const prefetchPhoenixToken = /* @__PURE__ */ clientReference('prefetchPhoenixToken');
export const usePhoenixCheckout = /* @__PURE__ */ clientReference('usePhoenixCheckout');
export const usePhoenixOrder = /* @__PURE__ */ clientReference('usePhoenixOrder');
export const usePhoenixToken = /* @__PURE__ */ clientReference('usePhoenixToken');
