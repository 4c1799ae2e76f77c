import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { createTokenHandler } from '@phoenix-checkout/server';
import { Hono } from 'hono';
import { createManager } from './create-manager.js';
import { serve } from './serve.js';

const handler = createTokenHandler(createManager());
const app = new Hono().all('/token', (c) => handler(c.req.raw));

serve(createAdaptorServer(app) as Server);
