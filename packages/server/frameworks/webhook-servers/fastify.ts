import { createNodeWebhookListener } from '@phoenix-checkout/server/node';
import { listen } from '@phoenix-checkout/test-kit/listen';
import Fastify from 'fastify';
import type { ServeWebhook } from './serve-webhook.js';

/** In a plugin of its own, whose parser leaves the body to the listener. */
export const inPlugin: ServeWebhook = async (options) => {
  const listener = createNodeWebhookListener(options);
  const app = Fastify();
  await app.register(async (webhook) => {
    webhook.addContentTypeParser('application/json', (_request, _payload, done) => done(null));
    webhook.post('/api/phoenix/webhook', (request, reply) => {
      reply.hijack();
      listener(request.raw, reply.raw);
    });
  });
  await app.ready();
  return listen(app.routing);
};

/** Without it: Fastify has parsed the body, and the listener never sees it. */
export const withoutPlugin: ServeWebhook = async (options) => {
  const listener = createNodeWebhookListener(options);
  const app = Fastify();
  app.post('/api/phoenix/webhook', (request, reply) => {
    reply.hijack();
    listener(request.raw, reply.raw);
  });
  await app.ready();
  return listen(app.routing);
};
