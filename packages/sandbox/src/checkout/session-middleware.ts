import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { CheckoutSession, CheckoutSessions } from './checkout-sessions.js';
import { errorReply } from './error-reply.js';

/** What the endpoints of a session find in their context. */
export interface SessionEnv {
  Variables: { session: CheckoutSession };
}

/** Finds the payer's session by its bearer token; refuses requests without one. */
export function requireSession(sessions: CheckoutSessions): MiddlewareHandler<SessionEnv> {
  return createMiddleware<SessionEnv>(async (context, next) => {
    const [, id] = /^Bearer (\S+)$/.exec(context.req.header('Authorization') ?? '') ?? [];
    const session = id === undefined ? undefined : sessions.find(id);
    if (!session) return errorReply(context, 401, 'session_expired', 'This session is not known.');
    context.set('session', session);
    return next();
  });
}
