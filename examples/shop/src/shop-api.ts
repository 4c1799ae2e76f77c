import type { OrderView, Product } from '../server/order-book.js';

export type { OrderStage, OrderView, Product } from '../server/order-book.js';

export interface Shop {
  products: Product[];
  /** Where the money goes. */
  wallet: string;
  /** Of a sandbox; not there for the real Phoenix. */
  checkoutUrl?: string;
}

/** What pays an order: one of the two. */
export interface Claim {
  phoenixOrderId?: string;
  linkId?: string;
}

/** The shop has answered, and said no: asking again changes nothing. */
export class RefusedError extends Error {}

/** In words for the customer. */
const refusals: Record<string, string> = {
  sold_out: 'It has just been sold out.',
  not_found: 'It is not an order of this browser.',
  pays_another_order: 'This payment belongs to another order.',
};

async function readRefusal(response: Response): Promise<string> {
  const { error = '' } = (await response.json()) as { error?: string };
  return refusals[error] ?? 'The shop refused it.';
}

async function ask<Reply>(path: string, body?: unknown): Promise<Reply> {
  const response = await fetch(`/api/${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      // Also while the page is being left.
      keepalive: true,
    }),
  }).catch(() => undefined);
  if (!response || response.status >= 500) throw new Error('The shop does not answer. Try again.');
  if (!response.ok) throw new RefusedError(await readRefusal(response));
  return (response.status === 204 ? undefined : await response.json()) as Reply;
}

export const getShop = () => ask<Shop>('shop');
export const getOrders = () => ask<OrderView[]>('orders');
export const placeOrder = (productId: string) => ask<OrderView>('orders', { productId });
export const claimPayment = (orderId: string, claim: Claim) =>
  ask<void>(`orders/${orderId}/payment`, claim);
