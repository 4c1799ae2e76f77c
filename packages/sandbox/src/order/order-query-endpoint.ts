import { Hono } from 'hono';
import type { SandboxConfig } from '../config/index.js';
import type { Orders } from './orders.js';
import { queriedOrder } from './queried-order.js';

/** `GET /orders/:id`: whoever knows the id can read the order, as at Phoenix. */
export function orderQueryEndpoint({
  config,
  orders,
}: {
  readonly config: SandboxConfig;
  readonly orders: Orders;
}): Hono {
  return new Hono().get('/orders/:id', (context) => {
    const order = orders.get(context.req.param('id'));
    if (order) return context.json(queriedOrder(order, config.now()));
    return context.json(
      { error: 'order_not_found', error_description: 'There is no such order.' },
      404,
    );
  });
}
