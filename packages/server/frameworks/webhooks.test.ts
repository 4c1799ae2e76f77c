import { onExpress4, onExpress5 } from './webhook-servers/express.js';
import { inPlugin, withoutPlugin } from './webhook-servers/fastify.js';
import { hono } from './webhook-servers/hono.js';
import { koa } from './webhook-servers/koa.js';
import { nodeHttp } from './webhook-servers/node-http.js';
import {
  describeLostWebhook,
  describeWebhook,
  describeWebhookBehindParser,
} from './webhook-endpoint-tests.js';

const ofExpress = /before express\.json\(\).*express\.raw/;

describeWebhook('node:http', nodeHttp);
describeWebhook('Express 4, before express.json()', onExpress4.beforeJson);
describeWebhook('Express 4, behind express.raw()', onExpress4.behindRaw);
describeWebhookBehindParser('Express 4, behind express.json()', onExpress4.behindJson, ofExpress);
describeWebhook('Express 5, before express.json()', onExpress5.beforeJson);
describeWebhook('Express 5, behind express.raw()', onExpress5.behindRaw);
describeWebhookBehindParser('Express 5, behind express.json()', onExpress5.behindJson, ofExpress);
describeWebhook('Fastify, in a plugin that leaves the body', inPlugin);
describeLostWebhook('Fastify, with its own parser', withoutPlugin, /Fastify.*addContentTypeParser/);
describeWebhook('Koa', koa);
describeWebhook('Hono', hono);
