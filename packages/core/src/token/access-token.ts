/**
 * True for a string that can be sent as a bearer token: visible ASCII, at least one character. Anything
 * else (a space, a line break) is a mistake, or an attempt to inject a header.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#appendix-A.12
 */
export function isAccessToken(input: unknown): input is string {
  return typeof input === 'string' && /^[!-~]+$/.test(input);
}

/** The times of a JWT, in seconds since the epoch; `NaN` where one is missing or not a number. */
export interface JwtTimes {
  /** Issued at. */
  iat: number;
  /** Expires at. */
  exp: number;
}

/**
 * Reads `iat` and `exp` of a JWT without checking its signature: a hint about its lifetime, not a
 * proof. An opaque token has neither.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-4.1
 */
export function readJwtTimes(accessToken: string): JwtTimes {
  let claims: Partial<JwtTimes> | null | undefined;
  try {
    const base64 = accessToken.replace(/-/g, '+').replace(/_/g, '/');
    claims = JSON.parse(atob(base64.split('.')[1] as string));
  } catch {
    // Opaque.
  }
  return { iat: +(claims?.iat as number), exp: +(claims?.exp as number) };
}
