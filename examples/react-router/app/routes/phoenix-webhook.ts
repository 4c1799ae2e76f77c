import { createWebhookHandler } from '@phoenix-checkout/server/webhooks';
import type { Route } from './+types/phoenix-webhook';

const answerWebhook = createWebhookHandler({
  clientSecret: () => process.env.PHOENIX_CLIENT_SECRET,
  // Look up the cart, compare amounts, mark it as paid: see the guide on orders.
  onOrderFulfilled: ({ order }) => console.log('Fulfilled:', order.orderId),
  onError: (error, event) => console.error('Webhook', event?.id, error),
});

export const action = ({ request }: Route.ActionArgs) => answerWebhook(request);
