import { createNodeWebhookListener } from '@phoenix-checkout/server/node';
import { listen } from '@phoenix-checkout/test-kit/listen';
import express5 from 'express';
import express4 from 'express-4';
import type { ServeWebhook } from './serve-webhook.js';

/** The three places in which people mount it, for one version. */
const mounts = (express: typeof express5) => ({
  beforeJson: ((options) => {
    const app = express();
    app.post('/api/phoenix/webhook', createNodeWebhookListener(options));
    app.use(express.json());
    return listen(app);
  }) satisfies ServeWebhook,
  behindRaw: ((options) => {
    const app = express();
    const raw = express.raw({ type: '*/*', limit: '2mb' });
    app.post('/api/phoenix/webhook', raw, createNodeWebhookListener(options));
    return listen(app);
  }) satisfies ServeWebhook,
  behindJson: ((options) => {
    const app = express();
    app.use(express.json());
    app.post('/api/phoenix/webhook', createNodeWebhookListener(options));
    return listen(app);
  }) satisfies ServeWebhook,
});

export const onExpress4 = mounts(express4);
export const onExpress5 = mounts(express5);
