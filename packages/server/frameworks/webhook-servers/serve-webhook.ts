import type { WebhookHandlerOptions } from '@phoenix-checkout/server/node';
import type { Listening } from '@phoenix-checkout/test-kit/listen';

/** Starts a site with a webhook at `/api/phoenix/webhook`. */
export type ServeWebhook = (options: WebhookHandlerOptions) => Promise<Listening>;
