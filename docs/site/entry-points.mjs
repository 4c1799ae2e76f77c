/** The entry points, by the name that they are imported by, and what each is for. */
export const entryPoints = {
  core: {
    file: 'core/src/index.ts',
    about:
      'The protocol: URLs, messages, orders, webhooks, addresses and amounts, without a framework.',
  },
  react: {
    file: 'react/src/index.ts',
    about:
      'Components and hooks: `PhoenixCheckout`, `PhoenixCheckoutModal`, `PhoenixPaymentLink`, `usePhoenixToken`, `usePhoenixCheckout`, `usePhoenixOrder`.',
  },
  'react/testing': {
    file: 'react/src/testing/index.ts',
    about:
      'For tests of your page: a fake checkout that speaks in place of Phoenix, fake tokens and orders.',
  },
  'react/testing/msw': {
    file: 'react/src/testing/msw.ts',
    about: 'MSW handlers that answer for your token and order endpoints.',
  },
  server: {
    file: 'server/src/index.ts',
    about:
      'Access tokens: `createTokenManager`, `phoenixMarket`, `phoenixWallet`, `createTokenHandler`, `createAuthorizedFetch`.',
  },
  'server/node': {
    file: 'server/src/node.ts',
    about:
      'The endpoints for tokens, webhooks and orders as listeners for `node:http`, Express, Fastify and Koa.',
  },
  'server/webhooks': {
    file: 'server/src/webhook/index.ts',
    about: 'Webhooks: `createWebhookHandler`, `verifyWebhook`, `retryLater`, `memorySeenStore`.',
  },
  'server/orders': {
    file: 'server/src/order/index.ts',
    about: 'Orders: `createOrderClient`, `confirmOrder`, `createOrderHandler`, `reconcileOrders`.',
  },
  'server/redis': {
    file: 'server/src/redis/index.ts',
    about: 'Redis for several processes: `redisStore` for tokens, `redisSeenStore` for webhooks.',
  },
  'server/store-contract': {
    file: 'server/src/store-contract.ts',
    about: 'The tests that a store of your own has to pass.',
  },
  'server/testing': {
    file: 'server/src/testing/index.ts',
    about: "For your backend's tests: signed webhooks and orders as Phoenix sends them.",
  },
  'server/testing/msw': {
    file: 'server/src/testing/msw.ts',
    about: 'An MSW handler that answers for orders in place of Phoenix.',
  },
  'token-service': {
    file: 'token-service/src/index.ts',
    about: 'The token service in a process of yours: `startTokenService`, for tests and scripts.',
  },
  sandbox: {
    file: 'sandbox/src/index.ts',
    about: 'The sandbox over `Request` and `Response`, for any runtime.',
  },
  'sandbox/node': {
    file: 'sandbox/src/node.ts',
    about: '`startSandbox` serves the sandbox over HTTP, for tests and scripts.',
  },
  'sandbox/msw': {
    file: 'sandbox/src/msw.ts',
    about: 'The sandbox as MSW handlers, for tests and Storybook.',
  },
};

/** The page of an entry point. @param {string} name */
export const referencePage = (name) => `reference/${name}.md`;
