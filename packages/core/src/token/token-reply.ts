import { isAccessToken, readJwtTimes } from './access-token.js';
import { PhoenixError } from '../error/phoenix-error.js';

/** An access token and when it ends, on the clock of whoever received it. */
export interface PhoenixToken {
  accessToken: string;
  /** Milliseconds, on the clock that `receivedAt` was read from. Absent: nobody knows. */
  expiresAt?: number;
}

const invalid = (what: string) =>
  new PhoenixError('invalid_token_reply', `No ${what} in the reply`);

/** What a JWT says of its own life; `Infinity` where it says nothing. */
function jwtSecondsToLive(token: string, receivedAt: number): number {
  const { iat, exp } = readJwtTimes(token);
  const left = exp - receivedAt / 1000;
  // Nothing left of a token that was just handed out: the clock here is wrong, the token is not.
  return Math.min(exp - iat || Infinity, left > 0 ? left : Infinity);
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
  const { access_token: accessToken, expires_in: stated } = Object(body);
  if (!isAccessToken(accessToken)) throw invalid('access_token');
  const isNumeric = typeof stated === 'string' && /^[\d.]+$/.test(stated);
  const seconds: unknown = isNumeric
    ? +stated
    : (stated ?? jwtSecondsToLive(accessToken, receivedAt));
  // Finite in milliseconds, too.
  if (typeof seconds === 'number' && seconds > 0 && seconds < 1e99) {
    return { accessToken, expiresAt: receivedAt + seconds * 1000 };
  }
  if (stated === undefined || stated === null) return { accessToken };
  throw invalid('expires_in');
}
