import type { AccessToken } from '../token/manager/access-token.js';

export type HeaderFields = Readonly<Record<string, string>>;

export const noHeaders: HeaderFields = {};

/** An answer of the token endpoint, before a runtime makes its own kind of response of it. */
export interface EndpointReply {
  readonly status: number;
  readonly headers: HeaderFields;
  /** JSON of visible ASCII characters: as many bytes as characters. */
  readonly body: string;
}

const jsonHeaders: HeaderFields = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1 */
export function tokenBody({ accessToken, expiresIn, scope }: AccessToken): string {
  return JSON.stringify({
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: expiresIn,
    scope,
  });
}

export function tokenReply(body: string, headers: HeaderFields): EndpointReply {
  return { status: 200, headers: { ...jsonHeaders, ...headers }, body };
}

export function errorReply(
  status: number,
  error: string,
  description: string,
  headers = noHeaders,
): EndpointReply {
  const body = JSON.stringify({ error, error_description: description });
  return { status, headers: { ...jsonHeaders, ...headers }, body };
}
