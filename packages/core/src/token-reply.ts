import { isAccessToken, readJwtTimes } from './access-token.js';
import { PhoenixError } from './phoenix-error.js';

/** An access token and when it ends, on the clock of whoever received it. */
export interface PhoenixToken {
  accessToken: string;
  /** Milliseconds, on the clock that `receivedAt` was read from. Absent: nobody knows. */
  expiresAt?: number;
}

/** False also for what overflows when counted in milliseconds. */
const isLifetime = (seconds: unknown): seconds is number =>
  typeof seconds === 'number' && seconds > 0 && Number.isFinite(seconds * 1000);

function secondsToLive(expiresIn: unknown, token: string, receivedAt: number) {
  if (expiresIn !== undefined && expiresIn !== null) {
    const seconds =
      typeof expiresIn === 'string' && /^\d+(\.\d+)?$/.test(expiresIn)
        ? Number(expiresIn)
        : expiresIn;
    if (!isLifetime(seconds)) {
      throw new PhoenixError(
        'invalid_token_reply',
        'The token reply has an expires_in that is not a number of seconds above 0.',
      );
    }
    return seconds;
  }
  const { issuedAtSeconds = -Infinity, expiresAtSeconds = NaN } = readJwtTimes(token);
  const lifetime = expiresAtSeconds - issuedAtSeconds;
  const left = expiresAtSeconds - receivedAt / 1000;
  // Nothing left of a token that was just handed out: the clock here is wrong, the token is not.
  const seconds = left > 0 ? Math.min(lifetime, left) : lifetime;
  return isLifetime(seconds) ? seconds : undefined;
}

/**
 * Reads a token endpoint's reply, `{access_token, expires_in?}`: Phoenix's own, our server's, or
 * that of Phoenix's sample backend, which says nothing about the lifetime.
 *
 * `expires_in` (seconds, a number or a numeric string) counts from `receivedAt`. Without it the
 * lifetime of a JWT is the smaller of `exp - iat` and `exp - now`, or the first alone where the
 * second is not above 0 (a wrong clock); a JWT without `iat` gives `exp - now`, if that is above 0.
 * An opaque token has no `expiresAt`.
 *
 * @param body what the endpoint answered, as parsed JSON
 * @param receivedAt when it was asked for, in milliseconds since the epoch (`Date.now()`)
 * @throws PhoenixError `invalid_token_reply`; neither the token nor the body is in it
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
 */
export function parseTokenReply(body: unknown, receivedAt: number): PhoenixToken {
  const reply = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { access_token: accessToken } = reply;
  if (!isAccessToken(accessToken)) {
    throw new PhoenixError(
      'invalid_token_reply',
      'The token reply has no access_token. Expected JSON such as {"access_token": "...", "expires_in": 3600}.',
    );
  }
  const seconds = secondsToLive(reply.expires_in, accessToken, receivedAt);
  return seconds === undefined
    ? { accessToken }
    : { accessToken, expiresAt: receivedAt + seconds * 1000 };
}
