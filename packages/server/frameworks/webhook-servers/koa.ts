import { createNodeWebhookListener } from '@phoenix-checkout/server/node';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { Router } from '@koa/router';
import Koa from 'koa';
import type { ServeWebhook } from './serve-webhook.js';

export const koa: ServeWebhook = (options) => {
  const listener = createNodeWebhookListener(options);
  const router = new Router();
  router.post('/api/phoenix/webhook', (ctx) => {
    ctx.respond = false;
    listener(ctx.req, ctx.res);
  });
  return listen(new Koa().use(router.routes()).callback());
};
