import { Hono, type Context } from 'hono';
import type { SandboxConfig } from '../config/index.js';
import { faultyReply, oauthErrors, type FaultSwitches, type TokenFaults } from '../fault/index.js';
import { refuseForeignPages } from '../http/index.js';
import type { Journal, NewJournalEntry } from '../journal/index.js';
import type { AccessTokens } from './access-tokens.js';
import { shownReply, shownRequest } from './shown-exchange.js';
import type { TokenCounts } from './token-counts.js';
import { readTokenRequest, type OAuthError, type TokenRequest } from './token-request.js';

/** What the endpoint works with. */
export interface TokenEndpointParts {
  readonly config: SandboxConfig;
  readonly tokens: AccessTokens;
  readonly counts: TokenCounts;
  readonly faults: FaultSwitches;
  readonly journal: Journal;
}

const dialectNames = { market: 'Phoenix Market', wallet: 'Phoenix Wallet' } as const;

/** An error that Phoenix documents. */
const documented = (error: keyof typeof oauthErrors): OAuthError => ({
  error,
  ...oauthErrors[error],
});

const badRequest = (error: string, description: string): OAuthError => ({
  status: 400,
  error,
  description,
});

function checkClient(request: TokenRequest, config: SandboxConfig, faults: TokenFaults) {
  const market = request.dialect === 'market';
  const known =
    request.clientId === (market ? config.clientId : config.walletClientId) &&
    request.clientSecret === (market ? config.clientSecret : config.walletClientSecret);
  return known && !faults.secretRevoked ? undefined : documented('invalid_client');
}

function checkGrant({ dialect, grantType }: TokenRequest) {
  if (grantType === 'client_credentials') return undefined;
  if (!grantType) return badRequest('invalid_request', 'grant_type is missing');
  // Phoenix Wallet's guide gives this name; RFC 6749 has another one for it.
  return dialect === 'wallet'
    ? documented('invalid_grant')
    : badRequest('unsupported_grant_type', 'Use the grant type client_credentials');
}

function checkScope({ dialect, scope }: TokenRequest, config: SandboxConfig) {
  if (dialect === 'market') return undefined;
  const scopes = scope?.split(' ').filter(Boolean) ?? [];
  if (scopes.length === 0) return badRequest('invalid_scope', 'scope is missing');
  return scopes.every((name) => config.walletScopes.includes(name))
    ? undefined
    : documented('invalid_scope');
}

async function grant(request: TokenRequest, parts: TokenEndpointParts, faults: TokenFaults) {
  const { config, tokens } = parts;
  const lifetimeSeconds = faults.lifetimeSeconds ?? config.tokenLifetimeSeconds;
  const scope = [...new Set(request.scope?.split(' ').filter(Boolean))].join(' ');
  const market = request.dialect === 'market';
  return {
    access_token: market
      ? await tokens.mintMarketToken(lifetimeSeconds)
      : await tokens.mintWalletToken(scope, lifetimeSeconds),
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
    scope: market ? ['iframe'] : scope,
  };
}

/** What the endpoint answers, and what the journal says of it. */
interface Answer {
  readonly reply: Response;
  readonly entry: NewJournalEntry;
}

function refuse(context: Context, { status, error, description }: OAuthError): Answer {
  return {
    reply: context.json({ error, error_description: description }, status),
    entry: { kind: 'token', type: 'refused', title: `No token: ${error}`, tone: 'bad' },
  };
}

async function decide(context: Context, parts: TokenEndpointParts): Promise<Answer> {
  const { config, counts } = parts;
  const faults = parts.faults.take('token');
  const faulty = await faultyReply(faults, context.req.raw.signal);
  if (faulty) {
    const title = `No token: the fault ${String(faults.reply)} is on`;
    const entry = {
      kind: 'token',
      type: 'fault',
      title,
      tone: 'bad',
      details: { faults },
    } as const;
    return { reply: faulty, entry };
  }

  context.header('Cache-Control', 'no-store');
  context.header('Pragma', 'no-cache');
  const request = await readTokenRequest(context.req.raw);
  if ('error' in request) return refuse(context, request);
  const refused =
    checkClient(request, config, faults) ?? checkGrant(request) ?? checkScope(request, config);
  if (refused) return refuse(context, refused);
  const granted = await grant(request, parts, faults);
  counts.countToken();
  const dialect = dialectNames[request.dialect];
  const title = `${dialect} token, good for ${granted.expires_in} s`;
  return {
    reply: context.json(granted),
    entry: { kind: 'token', type: 'issued', title, tone: 'good', details: { dialect } },
  };
}

async function answer(context: Context, parts: TokenEndpointParts): Promise<Response> {
  parts.counts.countRequest();
  const request = await shownRequest(context.req.raw);
  const { reply, entry } = await decide(context, parts);
  const details = { ...entry.details, request, reply: await shownReply(reply) };
  parts.journal.append({ ...entry, details });
  return reply;
}

/**
 * Phoenix's token endpoints, both on one address: JSON is Phoenix Market's dialect, a form is
 * Phoenix Wallet's. No CORS, as a client secret has no business in a browser.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5
 */
export function tokenEndpoint(parts: TokenEndpointParts): Hono {
  return new Hono()
    .use('/oauth/token', refuseForeignPages(parts.config))
    .post('/oauth/token', (context) => answer(context, parts))
    .all('/oauth/token', (context) =>
      context.json({ error: 'invalid_request', error_description: 'Use POST' }, 405, {
        Allow: 'POST',
      }),
    )
    .get('/.well-known/jwks.json', async (context) =>
      context.json(await parts.tokens.publicKeys()),
    );
}
