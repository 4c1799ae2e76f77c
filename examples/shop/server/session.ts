import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const NAME = 'shop_session';

function readSession(cookies: string | undefined): string | undefined {
  return cookies?.match(/(?:^|;\s*)shop_session=([\w-]{32})(?:;|$)/)?.[1];
}

/** Who this is, by the browser's cookie. A shop with accounts asks its own session here. */
export function sessionOf(request: { headers: { cookie?: string | undefined } }): string {
  return readSession(request.headers.cookie) ?? '';
}

/** Gives each browser a session. */
export function giveSession(request: Request, response: Response, next: NextFunction): void {
  if (!sessionOf(request)) {
    const session = randomBytes(24).toString('base64url');
    request.headers.cookie = `${NAME}=${session}`;
    response.cookie(NAME, session, {
      httpOnly: true,
      sameSite: 'lax',
      secure: request.secure,
      maxAge: 30 * 86_400_000,
    });
  }
  next();
}
