/** What an example is told of its Phoenix, beside the credentials; `sandboxUrl` ends in a slash. */
export function phoenixAddresses(sandboxUrl: string) {
  return {
    PHOENIX_TOKEN_URL: new URL('oauth/token', sandboxUrl).href,
    PHOENIX_ORDERS_URL: new URL('orders', sandboxUrl).href,
    PHOENIX_CHECKOUT_URL: sandboxUrl,
    VITE_PHOENIX_CHECKOUT_URL: sandboxUrl,
  };
}

/** Where it is told of its orders. */
export const webhookUrlOf = (port: string | number, basePath = '') =>
  `http://localhost:${port}${basePath}/api/phoenix/webhook`;
