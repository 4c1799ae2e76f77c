import { Router } from '@koa/router';
import Koa from 'koa';
import { serveListeners } from '../serve-site.js';

export const serveKoa = serveListeners((listener, others) => {
  const app = new Koa();
  const router = new Router();
  router.all('/api/phoenix/token', (ctx) => {
    ctx.respond = false;
    listener(ctx.req, ctx.res);
  });
  for (const [path, other] of others) {
    router.all(path, (ctx) => {
      ctx.respond = false;
      other(ctx.req, ctx.res);
    });
  }
  return app.use(router.routes()).callback();
});
