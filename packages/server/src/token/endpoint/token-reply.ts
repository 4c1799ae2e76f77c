import { jsonReply, type HeaderFields, type HttpReply } from '../../http/index.js';
import type { AccessToken } from '../manager/index.js';

/**
 * JSON of visible ASCII characters: as many bytes as characters.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
 */
export function tokenBody({ accessToken, expiresIn, scope }: AccessToken): string {
  return JSON.stringify({
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: expiresIn,
    scope,
  });
}

export function tokenReply(body: string, headers: HeaderFields): HttpReply {
  return jsonReply(200, body, headers);
}
