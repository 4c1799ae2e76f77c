import { serveExpress } from './servers/express.js';
import { serveFastify } from './servers/fastify.js';
import { serveHono } from './servers/hono.js';
import { serveKoa } from './servers/koa.js';
import { serveNodeHttp } from './servers/node-http.js';
import { describeTokenEndpoint } from './token-endpoint-tests.js';

describeTokenEndpoint('node:http', serveNodeHttp);
describeTokenEndpoint('Express', serveExpress);
describeTokenEndpoint('Fastify', serveFastify);
describeTokenEndpoint('Koa', serveKoa);
describeTokenEndpoint('Hono', serveHono);
