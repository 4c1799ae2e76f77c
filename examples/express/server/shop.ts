// Stands for your database. Memory is enough for an example.
interface Cart {
  id: string;
  amount: string;
  /** Unique in a database: one order pays for one cart. */
  orderId?: string;
  isPaid: boolean;
}

/** US dollars. The page says which order it made, never what it costs. */
export const price = '25';

const carts = new Map<string, Cart>();

export function openCart(): Cart {
  const cart = { id: crypto.randomUUID(), amount: price, isPaid: false };
  carts.set(cart.id, cart);
  return cart;
}

export const findCart = (cartId: string | undefined) => carts.get(cartId ?? '');

export const findCartByOrder = (orderId: string) =>
  [...carts.values()].find((cart) => cart.orderId === orderId);

/** False where the order belongs to another cart. */
export function tieOrder(cart: Cart, orderId: string): boolean {
  const owner = findCartByOrder(orderId);
  if (owner) return owner === cart;
  cart.orderId = orderId;
  return true;
}
