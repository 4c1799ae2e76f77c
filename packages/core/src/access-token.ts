/**
 * True for what can be sent as a bearer token: visible ASCII, at least one character. Anything else
 * (a space, a line break) is somebody's mistake or an attempt to smuggle a header.
 */
export function isAccessToken(input: unknown): input is string {
  return typeof input === 'string' && /^[\x21-\x7e]+$/.test(input);
}

/** The times of a JWT, in seconds; a claim that is missing or not a finite number is left out. */
export interface JwtTimes {
  issuedAtSeconds?: number;
  expiresAtSeconds?: number;
}

/**
 * Reads `iat` and `exp` of a JWT, without checking its signature: a hint about its life, not a
 * proof of anything. An opaque token gives neither.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-4.1
 */
export function readJwtTimes(accessToken: string): JwtTimes {
  const times: JwtTimes = {};
  try {
    const payload = accessToken.split('.')[1] ?? '';
    const claims = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    if (Number.isFinite(claims.iat)) times.issuedAtSeconds = claims.iat;
    if (Number.isFinite(claims.exp)) times.expiresAtSeconds = claims.exp;
  } catch {
    // Not a JWT.
  }
  return times;
}
