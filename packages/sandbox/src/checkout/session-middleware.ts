import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { CheckoutSession, CheckoutSessions } from './checkout-sessions.js';
import { errorReply } from './error-reply.js';

/** What the endpoints of a session find in their context. */
export interface SessionEnv {
  Variables: { session: CheckoutSession };
}

/** The payer's session, by the request's bearer token. */
export function findSession(
  context: Context,
  sessions: CheckoutSessions,
): CheckoutSession | undefined {
  const [, id] = /^Bearer (\S+)$/.exec(context.req.header('Authorization') ?? '') ?? [];
  return id === undefined ? undefined : sessions.find(id);
}

/** For a request that only a payer may make. */
export const refuseStranger = (context: Context): Response =>
  errorReply(context, 401, 'session_expired', 'This session is not known.');

/** Lets a payer's requests through, and refuses those without a session. */
export function requireSession(sessions: CheckoutSessions): MiddlewareHandler<SessionEnv> {
  return createMiddleware<SessionEnv>(async (context, next) => {
    const session = findSession(context, sessions);
    if (!session) return refuseStranger(context);
    context.set('session', session);
    return next();
  });
}
