'use server';
import { cookies } from 'next/headers';
import { openCart, tieOrder } from '../../lib/shop';

/** Remembers which cart an order is for, before the payer pays. */
export async function startOrder(orderId: string): Promise<boolean> {
  const cart = openCart();
  (await cookies()).set('cart', cart.id, { httpOnly: true, sameSite: 'lax' });
  return tieOrder(cart, orderId);
}
