import { onExpress4, onExpress5 } from './webhook-servers/express.js';
import { inPlugin, withoutPlugin } from './webhook-servers/fastify.js';
import { hono } from './webhook-servers/hono.js';
import { koa } from './webhook-servers/koa.js';
import { nodeHttp } from './webhook-servers/node-http.js';
import { describeWebhook } from './webhook-endpoint-tests.js';

describeWebhook('node:http', nodeHttp);
describeWebhook('Express 4, before express.json()', onExpress4.beforeJson);
describeWebhook('Express 4, behind express.raw()', onExpress4.behindRaw);
describeWebhook('Express 4, behind express.json()', onExpress4.behindJson, 'parsed');
describeWebhook('Express 5, before express.json()', onExpress5.beforeJson);
describeWebhook('Express 5, behind express.raw()', onExpress5.behindRaw);
describeWebhook('Express 5, behind express.json()', onExpress5.behindJson, 'parsed');
describeWebhook('Fastify, in a plugin that leaves the body', inPlugin);
describeWebhook('Fastify, with its own parser', withoutPlugin, 'lost');
describeWebhook('Koa', koa);
describeWebhook('Hono', hono);
