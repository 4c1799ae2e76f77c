import {
  createNodeOrderListener,
  createNodeTokenListener,
  createNodeWebhookListener,
} from '@phoenix-checkout/server/node';
import { confirmOrder } from '@phoenix-checkout/server/orders';
import { retryLater } from '@phoenix-checkout/server/webhooks';
import express, { Router } from 'express';
import { orders, tokens } from './phoenix.js';
import { findCart, findCartByOrder, openCart, tieOrder } from './shop.js';

export const api = Router();

// #region token
api.use(
  '/phoenix/token',
  createNodeTokenListener(tokens, {
    onError: (error) => console.error('Token', error), // why a page got 503
  }),
);
// #endregion token

// #region webhook
// Before express.json(): the signature is made of the bytes of the body.
api.post(
  '/phoenix/webhook',
  createNodeWebhookListener({
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
  }),
);
// #endregion webhook

// #region order
const cartIdOf = (cookie = '') => /(?:^|; )cart=([\w-]+)/.exec(cookie)?.[1];

/** Remembers which cart an order is for, before the payer pays. */
api.post('/orders', express.json(), (request, response) => {
  const { orderId } = request.body as { orderId: string };
  const cart = openCart();
  response.cookie('cart', cart.id, { httpOnly: true, sameSite: 'lax' });
  response.sendStatus(tieOrder(cart, orderId) ? 204 : 409);
});

/** Answers `GET ?order_id=...` to whom the cart of that order belongs. */
api.get(
  '/phoenix/order',
  createNodeOrderListener(orders, {
    authorize: (request, orderId) =>
      findCart(cartIdOf(request.headers.get('Cookie') ?? ''))?.orderId === orderId,
    onError: (error) => console.error('Order', error),
  }),
);
// #endregion order
