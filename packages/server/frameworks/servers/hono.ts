import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { serveHandlers } from '../serve-site.js';

export const serveHono = serveHandlers((handler, others) => {
  const app = new Hono();
  app.all('/api/phoenix/token', (c) => handler(c.req.raw));
  for (const [path, other] of others) app.all(path, (c) => other(c.req.raw));
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
});
