import Fastify from 'fastify';
import { serveListeners } from '../serve-site.js';

export const serveFastify = serveListeners(async (listener, others) => {
  const app = Fastify();
  app.all('/api/phoenix/token', (request, reply) => {
    reply.hijack();
    listener(request.raw, reply.raw);
  });
  for (const [path, other] of others) {
    app.all(path, (request, reply) => {
      reply.hijack();
      other(request.raw, reply.raw);
    });
  }
  await app.ready();
  return app.routing;
});
