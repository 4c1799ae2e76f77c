import { confirmOrder } from '@phoenix-checkout/server/orders';
import { createWebhookHandler, retryLater } from '@phoenix-checkout/server/webhooks';
import { orders } from '../../../../lib/phoenix';
import { findCartByOrder } from '../../../../lib/shop';

export const POST = createWebhookHandler({
  clientSecret: () => process.env.PHOENIX_CLIENT_SECRET,

  async onOrderFulfilled({ order: { orderId } }) {
    const cart = findCartByOrder(orderId);
    // The webhook may be faster than the page that tells us of the order.
    if (!cart) throw retryLater(5);
    const expected = { orderId, receiveAmount: cart.amount };
    const { order, isConfirmed } = await confirmOrder(orders, expected);
    // What is asked for may lag behind the webhook.
    if (order.status !== 'fulfilled') throw retryLater(5);
    // Says nothing of who got it: before goods leave, see "What fulfilled does not prove" in the
    // guide on orders.
    if (isConfirmed) cart.isPaid = true;
    return { externalPartnerId: cart.id };
  },

  onError: (error, event) => console.error('Webhook', event?.id, error),
});
