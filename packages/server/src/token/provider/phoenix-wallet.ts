import { invalidConfig } from '../../error/index.js';
import { checkObject, type MaybeFunction } from '../../options/index.js';
import {
  createClientCredentialsProvider,
  type ClientCredentialsOptions,
} from './client-credentials.js';
import { isScope } from './scope.js';
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
  /**
   * What the token is for; at least one. Ask only for what is needed. A function is asked at the first
   * token request, until it has given some.
   */
  scopes: MaybeFunction<readonly WalletScope[]>;
}

function parseScopes(scopes: unknown): readonly string[] {
  if (!Array.isArray(scopes) || scopes.length === 0 || !scopes.every(isScope)) {
    throw invalidConfig(
      "scopes must be an array of at least one scope, such as ['wallets:read'], without spaces or quotes in it.",
    );
  }
  return [...new Set(scopes)];
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
  return createClientCredentialsProvider(options, {
    name: 'phoenix-wallet',
    tokenUrl: PHOENIX_WALLET_TOKEN_URL,
    refreshBufferSeconds: 300,
    contentType: 'application/x-www-form-urlencoded',
    scopes: { given: options.scopes, parse: parseScopes },
    writeBody: (parameters, scopes) =>
      new URLSearchParams({ ...parameters, scope: scopes.join(' ') }).toString(),
  });
}
