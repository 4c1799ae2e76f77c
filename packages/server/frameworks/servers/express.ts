import express from 'express';
import { serveListeners } from '../serve-site.js';

export const serveExpress = serveListeners((listener, others) => {
  const app = express();
  app.use('/api/phoenix/token', listener);
  for (const [path, other] of others) app.use(path, other);
  return app;
});
