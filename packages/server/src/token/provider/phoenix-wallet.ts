import { checkObject, invalidConfig } from '../../option/check-options.js';
import {
  createClientCredentialsProvider,
  type ClientCredentialsOptions,
} from './client-credentials.js';
import type { TokenProvider } from './token-provider.js';

/** Phoenix Wallet's token endpoint in production. */
export const PHOENIX_WALLET_TOKEN_URL = 'https://auth.phoenixwallet.io/oauth/token';

/** The documented scopes of Phoenix Wallet; others are passed on as they are. */
export type WalletScope =
  | 'wallets:read'
  | 'wallets:write'
  | 'policies:read'
  | 'policies:write'
  | 'ledger:read'
  | 'events:subscribe'
  | (string & {});

/** The options of {@link phoenixWallet}. */
export interface PhoenixWalletOptions extends ClientCredentialsOptions {
  /** What the token is for; at least one. Ask only for what is needed. */
  scopes: readonly WalletScope[];
}

/** RFC 6749 section 3.3. */
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

function isScopeToken(scope: unknown): boolean {
  return typeof scope === 'string' && scopeToken.test(scope);
}

/**
 * Phoenix Wallet: the tokens for its API. Speaks the form dialect of RFC 6749.
 *
 * Its tokens are renewed 300 s before they end, as Phoenix's guide does (never more than half of
 * the lifetime).
 *
 * @throws PhoenixError `invalid_config` for a wrong option
 * @see "Phoenix Wallet: access token" in the protocol notes, and RFC 6749 section 4.4
 * @example
 * const provider = phoenixWallet({ clientId, clientSecret, scopes: ['wallets:read'] });
 */
export function phoenixWallet(options: PhoenixWalletOptions): TokenProvider {
  checkObject('The options', options);
  const { scopes } = options;
  if (!Array.isArray(scopes) || scopes.length === 0 || !scopes.every(isScopeToken)) {
    throw invalidConfig(
      "scopes must be an array of at least one scope, such as ['wallets:read'], without spaces or quotes in it.",
    );
  }
  const requestedScope = [...new Set(scopes)];
  return createClientCredentialsProvider(options, {
    name: 'phoenix-wallet',
    tokenUrl: PHOENIX_WALLET_TOKEN_URL,
    refreshBufferSeconds: 300,
    contentType: 'application/x-www-form-urlencoded',
    requestedScope,
    writeBody: (parameters) =>
      new URLSearchParams({ ...parameters, scope: requestedScope.join(' ') }).toString(),
  });
}
