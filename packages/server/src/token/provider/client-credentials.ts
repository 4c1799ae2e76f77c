import { invalidConfig } from '../../error/index.js';
import { requestUpstream } from '../../http/index.js';
import {
  checkFunction,
  checkNumber,
  checkText,
  createOptionReader,
  rememberSuccess,
  type MaybeFunction,
} from '../../options/index.js';
import { parseGrant } from './parse-grant.js';
import type { TokenProvider } from './token-provider.js';
import { parseTokenUrl } from './token-url.js';

/** A client secret, or a function that fetches the current one (from a file, a vault). */
export type ClientSecret = MaybeFunction<string>;

/** What both of Phoenix's token endpoints need. */
export interface ClientCredentialsOptions {
  /**
   * The client id that Phoenix gave you, or a function that fetches it, possibly later. A function is
   * asked at the first token request, until it has given one.
   */
  clientId: MaybeFunction<string>;
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

/** The parameters of a token request, by their names in RFC 6749. */
interface GrantParameters {
  grant_type: 'client_credentials';
  client_id: string;
  client_secret: string;
}

/** What makes one endpoint different from the other. */
export interface Dialect {
  name: string;
  tokenUrl: string;
  refreshBufferSeconds: number;
  contentType: string;
  /** The scopes to ask for; none: the endpoint has no such parameter. */
  scopes: { given: unknown; parse: (value: unknown) => readonly string[] };
  writeBody(parameters: GrantParameters, scopes: readonly string[]): string;
}

/** The answer may have this many bytes; a token's has about one thousand. */
const BODY_LIMIT_BYTES = 64 * 1024;

/** What the `timeoutMs` of a provider may be, in milliseconds, both ends included; what applies without one. */
export const TOKEN_TIMEOUT_MS = { min: 1, max: 120_000, fallback: 10_000 } as const;

function parseText(name: string): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'string') {
      throw invalidConfig(`${name} must be a string or a function that returns one.`);
    }
    checkText(name, value);
    return value;
  };
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
  const {
    clientId,
    clientSecret,
    timeoutMs = TOKEN_TIMEOUT_MS.fallback,
    fetch: ownFetch,
  } = options;
  const { name, contentType, refreshBufferSeconds, scopes } = dialect;
  checkNumber('timeoutMs', timeoutMs, TOKEN_TIMEOUT_MS.min, TOKEN_TIMEOUT_MS.max);
  checkFunction('fetch', ownFetch);
  const text = (option: string, given: unknown) =>
    createOptionReader({ name: option, given, parse: parseText(option), timeoutMs });
  const readId = rememberSuccess(text('clientId', clientId));
  const readSecret = text('clientSecret', clientSecret);
  const readScopes = rememberSuccess(createOptionReader({ name: 'scopes', ...scopes, timeoutMs }));
  const url = parseTokenUrl(options.tokenUrl ?? dialect.tokenUrl);

  return Object.freeze<TokenProvider>({
    name,
    refreshBufferSeconds,
    timeoutMs,
    async identity() {
      return JSON.stringify([name, url.href, await readId(), await readScopes()]);
    },
    readSecret,
    async requestToken({ secret, signal, timeoutMs: bound = timeoutMs }) {
      const requestedScope = await readScopes();
      const parameters: GrantParameters = {
        grant_type: 'client_credentials',
        client_id: await readId(),
        client_secret: secret,
      };
      const reply = await requestUpstream({
        name: 'The token endpoint',
        url,
        method: 'POST',
        headers: { 'Content-Type': contentType },
        body: dialect.writeBody(parameters, requestedScope),
        // Looked up for each request: tests and instrumentation replace it.
        fetch: ownFetch ?? globalThis.fetch,
        timeoutMs: Math.min(timeoutMs, bound),
        bodyLimitBytes: BODY_LIMIT_BYTES,
        signal,
      });
      return parseGrant(reply, { host: url.host, secret, requestedScope }, Date.now());
    },
  });
}
