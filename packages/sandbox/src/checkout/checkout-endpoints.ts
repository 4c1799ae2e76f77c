import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { readCheckoutRequest } from './checkout-request.js';
import type { CheckoutSession } from './checkout-sessions.js';
import { faultyReply } from '../fault/faulty-reply.js';
import {
  orderCreatedMessage,
  orderEndedMessage,
  SANDBOX_ZELLE_ADDRESS,
} from '../order/order-messages.js';
import type { SandboxOrder } from '../order/orders.js';
import type { SandboxState } from '../sandbox-state.js';

interface SessionEnv {
  Variables: { session: CheckoutSession };
}

const fail = (context: Context, status: 400 | 401 | 404, error: string, description: string) =>
  context.json({ error, error_description: description }, status);

async function readBody(context: Context): Promise<Record<string, unknown>> {
  const body: unknown = await context.req.json().catch(() => undefined);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

/** Answers in place of a page or step while a fault of the checkout is switched on. */
export function checkoutFaults(state: SandboxState): MiddlewareHandler {
  return async (context, next) =>
    (await faultyReply(state.faults.take('checkout'), context.req.raw.signal)) ?? next();
}

function readQuery(state: SandboxState, body: Record<string, unknown>) {
  const query = typeof body['query'] === 'string' ? body['query'] : '';
  return readCheckoutRequest(query, state);
}

/** What the page shows of an order, and what it tells its host about it. */
function orderReply(order: SandboxOrder, state: SandboxState) {
  const { id, status, sendAmount, expiresAt, transactionHash } = order;
  return {
    order: {
      id,
      status,
      send_amount: sendAmount,
      zelle_address: SANDBOX_ZELLE_ADDRESS,
      expires_in_ms: Math.max(0, expiresAt - state.config.now()),
      next_change_ms: state.orders.nextChangeMs(id),
      ...(transactionHash && { transaction_hash: transactionHash }),
    },
  };
}

const withMessage = <Reply extends object>(reply: Reply, message: object | undefined) =>
  message ? { ...reply, message } : reply;

function openingEndpoints(state: SandboxState): Hono {
  return new Hono()
    .post('/api/checkout', async (context) => {
      const request = await readQuery(state, await readBody(context));
      if ('error' in request) {
        return fail(context, request.status, request.error, request.description);
      }
      return context.json({
        address: request.address,
        amount: request.amount,
        share_on: request.shareOn && !request.paymentId,
      });
    })
    .post('/api/sessions', async (context) => {
      const request = await readQuery(state, await readBody(context));
      if ('error' in request) {
        return fail(context, request.status, request.error, request.description);
      }
      const { id, expiresAt } = state.sessions.start(request);
      return context.json({ session_id: id, expires_in_ms: expiresAt - state.config.now() }, 201);
    });
}

function orderEndpoints(state: SandboxState): Hono<SessionEnv> {
  const withSession = createMiddleware<SessionEnv>(async (context, next) => {
    const [, id] = /^Bearer (\S+)$/.exec(context.req.header('Authorization') ?? '') ?? [];
    const session = id === undefined ? undefined : state.sessions.find(id);
    if (!session) return fail(context, 401, 'session_expired', 'This session is not known.');
    context.set('session', session);
    return next();
  });
  const isOver = (session: CheckoutSession) => state.sessions.isOver(session);
  const find = (context: Context<SessionEnv>) =>
    state.orders.find(context.req.param('id') ?? '', context.get('session').id);
  const notFound = (context: Context) =>
    fail(context, 404, 'order_not_found', 'This session has no such order.');

  return new Hono<SessionEnv>()
    .use('/api/orders/*', withSession)
    .use('/api/payment-links', withSession)
    .post('/api/orders', async (context) => {
      const session = context.get('session');
      const { address, amount, paymentId } = session.request;
      if (isOver(session)) return fail(context, 401, 'session_expired', 'This session is over.');
      if (paymentId && !state.links.accepts(session.request)) {
        return fail(context, 400, 'invalid_payment_link', 'This payment link was used.');
      }
      const { method } = await readBody(context);
      if (method !== 'bank' && method !== 'zelle') {
        return fail(context, 400, 'invalid_method', 'The method must be bank or zelle.');
      }
      const order = state.orders.create({
        sessionId: session.id,
        method,
        address,
        amount,
        paymentId,
      });
      state.sessions.extend(session);
      if (paymentId) state.links.consume(paymentId, order.id);
      return context.json(withMessage(orderReply(order, state), orderCreatedMessage(order)), 201);
    })
    .get('/api/orders/:id', (context) => {
      const order = find(context);
      if (!order) return notFound(context);
      return context.json(withMessage(orderReply(order, state), orderEndedMessage(order)));
    })
    .post('/api/orders/:id/transfer', (context) => {
      const order = find(context);
      if (!order) return notFound(context);
      state.orders.startTransfer(order.id, state.faults.take('payment').outcome);
      return context.json(orderReply(order, state), 202);
    })
    .post('/api/orders/:id/cancel', (context) => {
      const order = find(context);
      if (!order) return notFound(context);
      state.orders.cancel(order.id);
      return context.body(null, 204);
    })
    .post('/api/payment-links', async (context) => {
      const session = context.get('session');
      if (isOver(session)) return fail(context, 401, 'session_expired', 'This session is over.');
      if (!session.request.shareOn || session.request.paymentId) {
        return fail(context, 400, 'links_off', 'Payment links are off: shareOn is not true.');
      }
      const { page_url: pageUrl } = await readBody(context);
      if (typeof pageUrl !== 'string' || !/^https?:\/\//.test(pageUrl) || !URL.canParse(pageUrl)) {
        return fail(context, 400, 'invalid_page_url', 'page_url must be the address of the page.');
      }
      const link = state.links.create(session.request, new URL(pageUrl));
      return context.json({ message: { type: 'PAYMENT_CREATED', data: link } }, 201);
    });
}

/**
 * What the checkout's page asks while a payer walks through it. The query of the page's address
 * comes in bodies, so that the access token is in no further URL; a session is a bearer, so that
 * the page needs no cookies.
 */
export function checkoutEndpoints(state: SandboxState): Hono {
  return new Hono()
    .use('/api/*', checkoutFaults(state))
    .route('/', openingEndpoints(state))
    .route('/', orderEndpoints(state));
}
