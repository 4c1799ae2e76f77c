import type { Server } from 'node:http';
import Fastify from 'fastify';
import { constantBody, serve } from './serve.js';

const app = Fastify();
app.get('/token', (_, reply) => {
  void reply
    .header('Content-Type', 'application/json')
    .header('Cache-Control', 'no-store')
    .header('X-Content-Type-Options', 'nosniff')
    .send(constantBody);
});

await app.ready();
serve(app.server as Server);
