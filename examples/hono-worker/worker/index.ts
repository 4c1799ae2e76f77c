import { env, waitUntil } from 'cloudflare:workers';
import { createTokenHandler, createTokenManager, phoenixMarket } from '@phoenix-checkout/server';
import { createWebhookHandler } from '@phoenix-checkout/server/webhooks';
import { Hono } from 'hono';

const tokens = createTokenManager({
  provider: phoenixMarket({
    clientId: () => env.PHOENIX_CLIENT_ID,
    clientSecret: () => env.PHOENIX_CLIENT_SECRET,
    tokenUrl: env.PHOENIX_TOKEN_URL, // only for the sandbox or staging
  }),
});

// A Worker is stopped behind its answer: waitUntil lets a renewal, or a callback, go on.
const answerToken = createTokenHandler(tokens, {
  waitUntil,
  onError: (error) => console.error('Token', error), // why a page got 503
});
const answerWebhook = createWebhookHandler({
  clientSecret: () => env.PHOENIX_CLIENT_SECRET,
  // Each isolate has a memory of its own. For more than one give `seen`: see the guide on webhooks.
  onOrderFulfilled: ({ order }) => console.log('Fulfilled:', order.orderId),
  onError: (error, event) => console.error('Webhook', event?.id, error),
  waitUntil,
});

const app = new Hono();
app.all('/api/phoenix/token', (c) => answerToken(c.req.raw));
app.post('/api/phoenix/webhook', (c) => answerWebhook(c.req.raw));

export default app;
