import type { CheckoutMessage } from '@phoenix-checkout/core';
import { Hono, type Context } from 'hono';
import type { CheckoutParts } from './checkout-parts.js';
import type { OrderReply } from './checkout-replies.js';
import { errorReply } from './error-reply.js';
import { readBody } from './request-body.js';
import { requireSession, type SessionEnv } from './session-middleware.js';
import {
  orderCreatedMessage,
  orderEndedMessage,
  SANDBOX_ZELLE_ADDRESS,
  type SandboxOrder,
} from '../order/index.js';

/** What the page shows of an order, and what it is to tell its host. */
function orderReply(
  { config, orders }: CheckoutParts,
  order: SandboxOrder,
  message?: CheckoutMessage,
): OrderReply {
  const { id, status, sendAmount, expiresAt, transactionHash } = order;
  return {
    order: {
      id,
      status,
      send_amount: sendAmount,
      zelle_address: SANDBOX_ZELLE_ADDRESS,
      expires_in_ms: Math.max(0, expiresAt - config.now()),
      next_change_ms: orders.nextChangeMs(id),
      ...(transactionHash && { transaction_hash: transactionHash }),
    },
    ...(message && { message }),
  };
}

async function createOrder(context: Context<SessionEnv>, parts: CheckoutParts): Promise<Response> {
  const { sessions, orders, links } = parts;
  const session = context.get('session');
  const { query, address, amount, paymentId } = session.request;
  if (sessions.isOver(session)) {
    return errorReply(context, 401, 'session_expired', 'This session is over.');
  }
  if (paymentId && !links.accepts(paymentId, query)) {
    return errorReply(context, 400, 'invalid_payment_link', 'This payment link was used.');
  }
  const { method } = await readBody(context);
  if (method !== 'bank' && method !== 'zelle') {
    return errorReply(context, 400, 'invalid_method', 'The method must be bank or zelle.');
  }
  const order = orders.create({ sessionId: session.id, method, address, amount, paymentId });
  sessions.extend(session);
  if (paymentId) links.consume(paymentId, order.id);
  await parts.gate.passed(order.id);
  return context.json(orderReply(parts, order, orderCreatedMessage(order)), 201);
}

/** An order's way from its creation to its end. */
export function orderEndpoints(parts: CheckoutParts): Hono<SessionEnv> {
  const { sessions, gate, orders, faults } = parts;
  const find = (context: Context<SessionEnv>) =>
    orders.find(context.req.param('id') ?? '', context.get('session').id);
  const notFound = (context: Context) =>
    errorReply(context, 404, 'order_not_found', 'This session has no such order.');

  return new Hono<SessionEnv>()
    .use('/api/orders/*', requireSession(sessions))
    .post('/api/orders', (context) => createOrder(context, parts))
    .get('/api/orders/:id', async (context) => {
      await gate.passed(context.req.param('id'));
      const order = find(context);
      if (!order) return notFound(context);
      return context.json(orderReply(parts, order, orderEndedMessage(order)));
    })
    .post('/api/orders/:id/transfer', (context) => {
      const order = find(context);
      if (!order) return notFound(context);
      orders.startTransfer(order.id, faults.take('payment').outcome);
      return context.json(orderReply(parts, order), 202);
    })
    .post('/api/orders/:id/cancel', (context) => {
      const order = find(context);
      if (!order) return notFound(context);
      orders.cancel(order.id);
      return context.body(null, 204);
    });
}
