import { createWebhookHandler } from '@phoenix-checkout/server/webhooks';

export const POST = createWebhookHandler({
  clientSecret: () => 'sandbox-secret-worth-nothing',
  onEvent: ({ id }) => ({ externalPartnerId: id }),
});
