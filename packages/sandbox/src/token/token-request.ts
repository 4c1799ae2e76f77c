import { isJsonObject, type JsonObject } from '../value/index.js';

/** A client's request to the token endpoint, in either dialect. */
export interface TokenRequest {
  /** `market`: JSON, Phoenix Market. `wallet`: a form, Phoenix Wallet. */
  dialect: 'market' | 'wallet';
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  grantType?: string | undefined;
  /** Space separated. */
  scope?: string | undefined;
}

/** An error of RFC 6749, section 5.2. */
export interface OAuthError {
  status: 400 | 401;
  error: string;
  description: string;
}

const invalidRequest = (description: string): OAuthError => ({
  status: 400,
  error: 'invalid_request',
  description,
});

function parseJson(body: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads a token request; the content type decides the dialect.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4.2
 */
export async function readTokenRequest(request: Request): Promise<TokenRequest | OAuthError> {
  const [contentType = ''] = (request.headers.get('Content-Type') ?? '').toLowerCase().split(';');
  const body = await request.text();
  if (contentType.trim() === 'application/json') {
    const fields = parseJson(body);
    if (!fields) return invalidRequest('The body is not a JSON object');
    const text = (name: string) =>
      typeof fields[name] === 'string' && fields[name] ? fields[name] : undefined;
    return {
      dialect: 'market',
      clientId: text('client_id'),
      clientSecret: text('client_secret'),
      grantType: text('grant_type'),
    };
  }
  if (contentType.trim() === 'application/x-www-form-urlencoded') {
    const fields = new URLSearchParams(body);
    const twice = [...new Set(fields.keys())].find((name) => fields.getAll(name).length > 1);
    // Without the name: it may hold a secret that was encoded wrongly.
    if (twice !== undefined) return invalidRequest('A parameter is given more than once');
    return {
      dialect: 'wallet',
      clientId: fields.get('client_id') || undefined,
      clientSecret: fields.get('client_secret') || undefined,
      grantType: fields.get('grant_type') || undefined,
      scope: fields.get('scope') ?? undefined,
    };
  }
  return invalidRequest(
    'Send application/json (Phoenix Market) or application/x-www-form-urlencoded (Phoenix Wallet)',
  );
}
