import { getRequestListener } from '@hono/node-server';
import { createWebhookHandler } from '@phoenix-checkout/server/webhooks';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { Hono } from 'hono';
import type { ServeWebhook } from './serve-webhook.js';

export const hono: ServeWebhook = (options) => {
  const handler = createWebhookHandler(options);
  const app = new Hono();
  app.post('/api/phoenix/webhook', (c) => handler(c.req.raw));
  return listen(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
};
