const base64url = (value: unknown) =>
  btoa(JSON.stringify(value)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

let count = 0;

/** A JWT in Phoenix Market's form; its signature is not one. */
export function jwt({ lifetimeSeconds = 3600, issuedAt = Date.now() } = {}): string {
  const iat = Math.floor(issuedAt / 1000);
  const claims = {
    partner: { client_id: 'test' },
    scope: ['iframe'],
    version: '1',
    iat,
    exp: iat + lifetimeSeconds,
    jti: `token-${++count}`,
  };
  return `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}.signature`;
}

/** A token of unknown lifetime. */
export function opaque(): string {
  return `opaque-${++count}`;
}
