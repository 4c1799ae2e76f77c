import { checkFunction, checkNumber, checkText } from '../../option/check-options.js';
import { createSecretReader, type ClientSecret } from './client-secret.js';
import { parseUpstreamReply } from './parse-upstream-reply.js';
import { postTokenRequest } from './post-token-request.js';
import type { TokenProvider } from './token-provider.js';
import { parseTokenUrl } from './token-url.js';

/** What both of Phoenix's token endpoints need. */
export interface ClientCredentialsOptions {
  /** The client id that Phoenix gave you. */
  clientId: string;
  /**
   * The client secret, or a function that fetches the current one, possibly later. A function is
   * asked before every token request, so that a rotated secret needs no restart.
   */
  clientSecret: ClientSecret;
  /** Another token endpoint: staging, a sandbox. https only, except on loopback. */
  tokenUrl?: string | URL | undefined;
  /** The `fetch` to use, for mTLS or a proxy. Default: the runtime's own. */
  fetch?: typeof fetch | undefined;
  /** How long one request may take, body included, in milliseconds: 1 to 120000. Default 10000. */
  timeoutMs?: number | undefined;
}

/** What makes one endpoint different from the other. */
export interface Dialect {
  name: string;
  tokenUrl: string;
  refreshBufferSeconds: number;
  contentType: string;
  requestedScope: readonly string[];
  writeBody(parameters: { grant_type: string; client_id: string; client_secret: string }): string;
}

/**
 * A provider for OAuth 2.0 client credentials.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 */
export function createClientCredentialsProvider(
  options: ClientCredentialsOptions,
  dialect: Dialect,
): TokenProvider {
  const { clientId, timeoutMs = 10_000, fetch: ownFetch } = options;
  checkText('clientId', clientId);
  checkNumber('timeoutMs', timeoutMs, 1, 120_000);
  checkFunction('fetch', ownFetch);
  const url = parseTokenUrl(options.tokenUrl ?? dialect.tokenUrl);
  const readSecret = createSecretReader(options.clientSecret, timeoutMs);

  return Object.freeze<TokenProvider>({
    name: dialect.name,
    refreshBufferSeconds: dialect.refreshBufferSeconds,
    timeoutMs,
    identity: () => JSON.stringify([dialect.name, url.href, clientId, dialect.requestedScope]),
    readSecret,
    async requestToken({ secret, signal, timeoutMs: bound = timeoutMs }) {
      const reply = await postTokenRequest({
        url,
        contentType: dialect.contentType,
        body: dialect.writeBody({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: secret,
        }),
        // Looked up for each request: tests and instrumentation replace it.
        fetch: ownFetch ?? globalThis.fetch,
        timeoutMs: Math.min(timeoutMs, bound),
        signal,
      });
      const context = { host: url.host, secret, requestedScope: dialect.requestedScope };
      return parseUpstreamReply(reply, context, Date.now());
    },
  });
}
