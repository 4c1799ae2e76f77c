import { createOrderHandler } from '@phoenix-checkout/server/orders';
import { cookies } from 'next/headers';
import { orders } from '../../../../lib/phoenix';
import { findCart } from '../../../../lib/shop';

/** Answers `GET ?order_id=...` to whom the cart of that order belongs. */
export const GET = createOrderHandler(orders, {
  async authorize(_request, orderId) {
    const cartId = (await cookies()).get('cart')?.value;
    return findCart(cartId)?.orderId === orderId;
  },
  onError: (error) => console.error('Order', error),
});
