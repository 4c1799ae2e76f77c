import { isAccessToken, parseExpiresIn, readJwtTimes } from '@phoenix-checkout/core';
import { ServerError, type ServerErrorCode } from '../../error/index.js';
import { parseRetryAfter, statusError, type UpstreamReply } from '../../http/index.js';
import type { MintedToken } from './minted-token.js';
import { isScope } from './scope.js';

/** What a reply is judged by, beside itself. */
export interface ReplyContext {
  /** The endpoint's host, for messages. */
  host: string;
  /** The client secret: a reply that hands it on is refused. */
  secret: string;
  /** The scope to assume where the reply has none (RFC 6749 section 5.1: the one that was asked for). */
  requestedScope: readonly string[];
}

/** Longer lives are cut to this: it is what a timer can count, 24.8 days. */
const MAX_LIFETIME_SECONDS = 2_147_483;

/** A shorter secret may be part of anything by chance. */
const DISTINCTIVE_LENGTH = 16;

/** The words for Phoenix's own codes; `The token endpoint <host>` stands before them. */
const providerErrors: Partial<Record<string, string>> = {
  invalid_client: 'does not accept the client id and secret',
  invalid_scope: 'does not grant these scopes to this client',
  invalid_grant: 'does not grant client credentials to this client',
  unauthorized: 'says that this client is not authorized',
} satisfies Partial<Record<ServerErrorCode, string>>;

function parseObject(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(text ?? '');
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    return isObject ? (body as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * An array (Phoenix Market) or a string with spaces (Phoenix Wallet, RFC 6749). `undefined` where one of
 * its names is none.
 */
function parseScope(scope: unknown, requested: readonly string[]): string[] | undefined {
  if (scope === undefined || scope === null) return [...requested];
  const parts: unknown[] = Array.isArray(scope) ? scope : [scope];
  const names = parts.flatMap((part) => (typeof part === 'string' ? part.split(' ') : [part]));
  const given = names.filter((name) => name !== '');
  return given.every(isScope) ? given : undefined;
}

function holdsSecret(text: string, secret: string): boolean {
  return text === secret || (secret.length >= DISTINCTIVE_LENGTH && text.includes(secret));
}

/** No longer than a timer can count, and than a JWT says of itself. */
function capLifetime(stated: number, accessToken: string): number {
  const lifetime = Math.min(stated, MAX_LIFETIME_SECONDS);
  const { iat = 0, exp = 0 } = readJwtTimes(accessToken);
  const own = exp - iat;
  return iat > 0 && own > 0 ? Math.min(lifetime, own) : lifetime;
}

/**
 * Reads a token endpoint's reply, of either dialect. Nothing that the endpoint wrote gets into an
 * error: it may quote the secret or a token.
 *
 * @throws ServerError with the provider's own code where the body has one of the four, else
 * `upstream_rate_limited` `upstream_unavailable` `upstream_invalid_response`
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5
 */
export function parseGrant(reply: UpstreamReply, context: ReplyContext, now: number): MintedToken {
  const { status, text } = reply;
  const { secret } = context;
  const name = `The token endpoint ${context.host}`;
  const fail = (code: ServerErrorCode, what: string) => {
    const retryAfter = status < 300 ? undefined : parseRetryAfter(reply.retryAfter, now);
    return new ServerError(code, `${name} ${what}.`, retryAfter);
  };
  const invalid = (what: string) => fail('upstream_invalid_response', what);

  const body = parseObject(text);
  const word = body && Object.hasOwn(body, 'error') ? body.error : undefined;
  if (typeof word === 'string' && Object.hasOwn(providerErrors, word)) {
    throw fail(word as ServerErrorCode, providerErrors[word] ?? '');
  }
  const notNow = statusError(reply, name, now);
  if (notNow) throw notNow;
  if (status < 200 || status >= 300) {
    throw invalid(`answered with status ${status} instead of a token`);
  }
  if (!body) throw invalid('answered with something that is not a JSON object');

  const { access_token: accessToken, token_type: tokenType } = body;
  if (!isAccessToken(accessToken)) {
    throw invalid('answered without an access_token of visible ASCII characters');
  }
  if (typeof tokenType !== 'string' || tokenType.toLowerCase() !== 'bearer') {
    throw invalid('answered with a token_type other than Bearer');
  }
  const lifetime = parseExpiresIn(body.expires_in);
  if (lifetime === undefined) {
    throw invalid('answered without an expires_in that is a number of seconds above 0');
  }
  const scope = parseScope(body.scope, context.requestedScope);
  if (!scope) throw invalid('answered with a scope that RFC 6749 does not allow');
  // Together too: a secret may have spaces in it, which a scope is divided by.
  if ([accessToken, ...scope, scope.join(' ')].some((value) => holdsSecret(value, secret))) {
    throw invalid('answered with the client secret in its reply');
  }
  return { accessToken, scope, expiresInSeconds: capLifetime(lifetime, accessToken) };
}
