import { isPhoenixError } from '@phoenix-checkout/core';
import { createNodeWebhookListener } from '@phoenix-checkout/server/node';
import type { Payments } from './payments.js';

/** Phoenix tells of orders and payment links. Acknowledged when it is recorded, never before. */
export function createWebhook(payments: Payments, clientSecret: string) {
  return createNodeWebhookListener({
    clientSecret,
    async onEvent(event) {
      if (event.type === 'unknown') return undefined;
      if ('paymentLink' in event) payments.learnLink(event.paymentLink, event.order?.orderId);
      if (!event.order) return undefined;
      const fact = { from: 'webhook', event } as const;
      const orderId = await payments.learn(event.order.orderId, fact, event.id);
      // Phoenix ties our order's number to its own.
      return orderId === undefined ? undefined : { externalPartnerId: orderId };
    },
    onError(error) {
      console.error('Webhook:', isPhoenixError(error) ? error.code : error);
    },
  });
}
