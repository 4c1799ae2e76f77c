import { createNodeWebhookListener } from '@phoenix-checkout/server/node';
import { listen } from '@phoenix-checkout/test-kit/listen';
import type { ServeWebhook } from './serve-webhook.js';

export const nodeHttp: ServeWebhook = (options) => {
  const listener = createNodeWebhookListener(options);
  return listen((req, res) => {
    if (req.url === '/api/phoenix/webhook') listener(req, res);
    else res.writeHead(404).end();
  });
};
