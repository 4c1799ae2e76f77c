import { PhoenixError } from '../error/index.js';
import { isAccessToken, readJwtTimes } from './access-token.js';
import { parseExpiresIn } from './expires-in.js';

/** An access token and when it ends, on the clock of whoever received it. */
export interface PhoenixToken {
  /** Opaque: visible ASCII characters. */
  accessToken: string;
  /** In milliseconds, on the clock that `receivedAt` was read from. Absent: its end is unknown. */
  expiresAt?: number;
}

const invalid = (what: string) =>
  new PhoenixError('invalid_token_reply', `No ${what} in the reply`);

/** The lifetime that a JWT states for itself; `Infinity` where it states none. */
function jwtSecondsToLive(token: string, receivedAt: number): number {
  const { iat, exp } = readJwtTimes(token);
  const left = exp - receivedAt / 1000;
  // A token that was just handed out cannot be over: the clock here is wrong, so it is not used.
  return Math.min(exp - iat || Infinity, left > 0 ? left : Infinity);
}

/**
 * Reads a token endpoint's reply, `{access_token, expires_in?}`: Phoenix's own, our server's, or
 * that of Phoenix's sample backend, which does not state the lifetime.
 *
 * `expires_in` (seconds, see {@link parseExpiresIn}) counts from `receivedAt`. Without it the
 * lifetime of a JWT is the smaller of `exp - iat` and `exp - now`, or the first alone where the
 * second is not above 0 (a wrong clock); a JWT without `iat` gives `exp - now`, if that is above 0.
 * An opaque token has no `expiresAt`.
 *
 * @param body what the endpoint answered, as parsed JSON
 * @param receivedAt when the request was sent, in milliseconds since the epoch (`Date.now()`)
 * @throws PhoenixError `invalid_token_reply`; neither the token nor the body is in it
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
 * @example
 * const { accessToken, expiresAt } = parseTokenReply(await response.json(), Date.now());
 */
export function parseTokenReply(body: unknown, receivedAt: number): PhoenixToken {
  const { access_token: accessToken, expires_in: stated } = Object(body);
  if (!isAccessToken(accessToken)) throw invalid('access_token');
  const seconds = parseExpiresIn(stated ?? jwtSecondsToLive(accessToken, receivedAt));
  if (seconds !== undefined) return { accessToken, expiresAt: receivedAt + seconds * 1000 };
  if (stated === undefined || stated === null) return { accessToken };
  throw invalid('expires_in');
}
